import { translate } from './currency.ts';
import {
  buyerEntry,
  buyerWorth,
  cost,
  credit,
  debit,
  isWithin,
  sellerEntry,
  worth,
  type Entry,
  type Trade,
} from './entry.ts';
import { creditNote, dueChange, lossAccount } from './loss-lines.rule.ts';

/** At shipping: the seller's sale and cost of sale, the buyer's goods in transit, both at once. */
export function shippingEntries(trade: Trade, shipped: number): Entry[] {
  if (isWithin(trade)) return [];
  const price = worth(trade, shipped);
  const goods = buyerWorth(trade, shipped);
  const costs = cost(trade, shipped);
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
  const { pieces, transitMinor, overMinor } = arrived(trade, counted);
  const broken = Math.min(pieces, counted.damaged);
  const brokenMinor = Math.min(transitMinor, buyerWorth(trade, broken));
  const whole = transitMinor + overMinor - brokenMinor;
  const freight = counted.before === 0 ? translate(trade.terms.rate, freightMinor) : 0;
  const note = { stage: 'receiving', what: 'damaged', priceMinor: worth(trade, broken) } as const;
  return [
    ...buyerEntry(trade, 'receiving', dueChange(trade, note), [
      debit('1200', `Inventory, ${trade.toName}`, whole === 0 ? 0 : whole + freight),
      debit('5800', 'Freight on goods not received', whole === 0 ? freight : 0),
      { ...lossAccount(trade, 'damaged'), debitMinor: brokenMinor },
      credit('1250', 'Goods in transit', transitMinor),
      credit('2150', 'Received, not billed', overMinor),
      credit('2120', 'Freight accrued', freight),
    ]),
    ...creditNote(trade, { ...note, costMinor: cost(trade, broken) }),
  ];
}

/** Pieces that turn up after their loss was booked take it back, as far as they were lost. */
export function foundEntries(trade: Trade, counted: Counted): Entry[] {
  const { pricedMinor, costMinor, transitMinor, overMinor } = arrived(trade, counted);
  const note = { stage: 'receiving', what: 'short', priceMinor: -pricedMinor } as const;
  return [
    ...buyerEntry(trade, 'receiving', dueChange(trade, note), [
      debit('1200', `Inventory, ${trade.toName}`, transitMinor + overMinor),
      { ...lossAccount(trade, 'short'), creditMinor: transitMinor },
      credit('2150', 'Received, not billed', overMinor),
    ]),
    ...creditNote(trade, { ...note, costMinor: -costMinor }),
  ];
}

/** What one count brought: pieces of what was shipped, their price and cost, and both sums of the buyer's ledger. */
function arrived(trade: Trade, { shipped, received, before }: Counted) {
  const [now, then] = [Math.min(received, shipped), Math.min(before, shipped)];
  const [over, overThen] = [received - now, before - then];
  return {
    pieces: now - then,
    pricedMinor: worth(trade, now) - worth(trade, then),
    costMinor: cost(trade, now) - cost(trade, then),
    transitMinor: buyerWorth(trade, now) - buyerWorth(trade, then),
    overMinor: buyerWorth(trade, over) - buyerWorth(trade, overThen),
  };
}
