import { translate } from './currency.ts';
import {
  buyerEntry,
  buyerWorth,
  cost,
  credit,
  debit,
  isWithin,
  netted,
  sellerEntry,
  worth,
  type Entry,
  type Trade,
} from './entry.ts';
import { creditLines, creditNote, dueChange, lossAccount } from './loss-lines.rule.ts';

/**
 * At shipping: the seller's sale and cost of sale, the buyer's goods in transit, both at once.
 * @param shipped all that has left by now; `before` with earlier loads.
 */
export function shippingEntries(trade: Trade, shipped: number, before = 0): Entry[] {
  if (isWithin(trade)) return [];
  const price = worth(trade, shipped) - worth(trade, before);
  const goods = buyerWorth(trade, shipped) - buyerWorth(trade, before);
  const costs = cost(trade, shipped) - cost(trade, before);
  return [
    ...sellerEntry(trade, 'shipping', price, [
      debit('1310', `Due from ${trade.buyerName}`, price),
      credit('4900', 'Intercompany sales', price),
      debit('5900', 'Intercompany cost of sales', costs),
      credit('1200', `Inventory, ${trade.fromName}`, costs),
    ]),
    ...buyerEntry(trade, 'shipping', price, [
      debit('1250', 'Goods in transit', goods),
      credit('2310', `Due to ${trade.sellerName}`, goods),
    ]),
  ];
}

/** What one count at the dock found, beside what was shipped and what earlier counts had found. */
export interface Counted {
  shipped: number;
  /** All that has come by now. */
  received: number;
  before: number;
  /** Of this count, what cannot be sold. */
  damaged: number;
}

/**
 * At receipt: the buyer's inventory for what arrived whole, out of goods in transit, and its freight; what arrived
 * broken is borne by whom the terms name. What came beyond what was shipped was never bought: it stands as received and
 * not billed until the seller bills it or it goes back.
 */
export function receivingEntries(trade: Trade, counted: Counted, freightMinor: number): Entry[] {
  if (isWithin(trade)) return [];
  const { transitMinor, overMinor, broken } = arrived(trade, counted);
  const whole = transitMinor + overMinor - broken.goodsMinor;
  const freight = counted.before === 0 ? translate(trade.terms.rate, freightMinor) : 0;
  const note = { stage: 'receiving', what: 'damaged', ...broken } as const;
  return [
    ...buyerEntry(trade, 'receiving', dueChange(trade, note), [
      debit('1200', `Inventory, ${trade.toName}`, whole === 0 ? 0 : whole + freight),
      debit('5800', 'Freight on goods not received', whole === 0 ? freight : 0),
      { ...lossAccount(trade, 'damaged'), debitMinor: broken.goodsMinor },
      credit('1250', 'Goods in transit', transitMinor),
      credit('2150', 'Received, not billed', overMinor),
      credit('2120', 'Freight accrued', freight),
    ]),
    ...creditNote(trade, note),
  ];
}

/**
 * Pieces that turn up after their loss was booked take it back, as far as they were lost; what is broken of them is a loss
 * of the other kind from then on. Within one entity there is no bill to wait for what came beyond.
 */
export function foundEntries(trade: Trade, counted: Counted): Entry[] {
  const { priceMinor, costMinor, transitMinor, overMinor, broken } = arrived(trade, counted);
  const beyondMinor = isWithin(trade) ? 0 : overMinor;
  const notes = [
    { stage: 'receiving', what: 'short', priceMinor: -priceMinor, costMinor: -costMinor },
    { stage: 'receiving', what: 'damaged', ...broken },
  ] as const;
  const dueMinor = notes.reduce((sum, note) => sum + dueChange(trade, note), 0);
  const buyers = [
    debit('1200', `Inventory, ${trade.toName}`, transitMinor + beyondMinor - broken.goodsMinor),
    { ...lossAccount(trade, 'damaged'), debitMinor: broken.goodsMinor },
    { ...lossAccount(trade, 'short'), creditMinor: transitMinor },
    credit('2150', 'Received, not billed', beyondMinor),
  ];
  const sellers = notes.flatMap((note) => creditLines(trade, note));
  return [
    ...buyerEntry(trade, 'receiving', dueMinor, netted(buyers)),
    ...sellerEntry(trade, 'receiving', dueMinor, netted(sellers)),
  ];
}

/**
 * What one count brought: pieces of what was shipped, their price and cost, and both sums of the buyer's ledger; and of
 * them what is broken, taken as the last, so that all of it is a difference of sums.
 */
function arrived(trade: Trade, { shipped, received, before, damaged }: Counted) {
  const [now, then] = [Math.min(received, shipped), Math.min(before, shipped)];
  const [over, overThen] = [received - now, before - then];
  const whole = now - Math.min(now - then, damaged);
  const between = (from: number, to: number) => ({
    priceMinor: worth(trade, to) - worth(trade, from),
    costMinor: cost(trade, to) - cost(trade, from),
    goodsMinor: buyerWorth(trade, to) - buyerWorth(trade, from),
  });
  const { goodsMinor: transitMinor, ...sold } = between(then, now);
  return {
    ...sold,
    transitMinor,
    overMinor: buyerWorth(trade, over) - buyerWorth(trade, overThen),
    broken: between(whole, now),
  };
}
