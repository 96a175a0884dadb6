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
import { creditLines, dueChange, lossAccount } from './loss-lines.rule.ts';
import type { PostingLine } from './posting.collection.ts';

/** What came back to the seller of what was shipped. */
interface Returned {
  shipped: number;
  returned: number;
  /** Of it, what cannot be sold any more. */
  damaged: number;
}

/**
 * What the destination refused is back at its source: the sale of it is taken back at its price, the buyer owes it no
 * more, and the seller has the pieces again at their cost; what came back broken is the seller's loss. The last pieces
 * shipped are taken as those that came back, so that both parts add up to the whole to the cent.
 * @param freightMinor the way out, where no receipt has booked it: the buyer's, in the document's currency.
 */
export function returnedEntries(trade: Trade, back: Returned, freightMinor: number): Entry[] {
  if (isWithin(trade)) return [];
  const came = cameBack(trade, back);
  const freight = translate(trade.terms.rate, freightMinor);
  return [
    ...sellerEntry(trade, 'returned', -came.priceMinor, soldBack(trade, came)),
    ...buyerEntry(trade, 'returned', -came.priceMinor, [
      debit('2310', `Due to ${trade.sellerName}`, came.goodsMinor),
      credit('1250', 'Goods in transit', came.goodsMinor),
      debit('5800', 'Freight on goods not received', freight),
      credit('2120', 'Freight accrued', freight),
    ]),
  ];
}

/**
 * What is back at its source after its loss was booked: the sale is taken back as of any return, and the loss is taken back
 * by who bore it instead of goods in transit, which it had left. A seller that bore it had taken the sale back then.
 */
export function foundBackEntries(trade: Trade, back: Returned): Entry[] {
  const came = cameBack(trade, back);
  const { priceMinor, goodsMinor, costMinor, brokenMinor } = came;
  if (isWithin(trade))
    return buyerEntry(trade, 'returned', 0, [
      debit('1200', `Inventory, ${trade.fromName}`, goodsMinor - brokenMinor),
      { ...lossAccount(trade, 'damaged'), debitMinor: brokenMinor },
      { ...lossAccount(trade, 'short'), creditMinor: goodsMinor },
    ]);
  const lost = {
    stage: 'returned',
    what: 'short',
    priceMinor: -priceMinor,
    costMinor: -costMinor,
  } as const;
  const dueMinor = dueChange(trade, lost) - priceMinor;
  const sellers = [...soldBack(trade, came), ...creditLines(trade, lost)];
  const buyers = [
    debit('2310', `Due to ${trade.sellerName}`, goodsMinor),
    { ...lossAccount(trade, 'short'), creditMinor: goodsMinor },
  ];
  return [
    ...sellerEntry(trade, 'returned', dueMinor, netted(sellers)),
    ...buyerEntry(trade, 'returned', dueMinor, netted(buyers)),
  ];
}

/** The last pieces shipped, at their price in both ledgers and at their cost; of that what is broken. */
function cameBack(trade: Trade, { shipped, returned, damaged }: Returned) {
  const kept = shipped - Math.min(returned, shipped);
  const costMinor = cost(trade, shipped) - cost(trade, kept);
  return {
    priceMinor: worth(trade, shipped) - worth(trade, kept),
    goodsMinor: buyerWorth(trade, shipped) - buyerWorth(trade, kept),
    costMinor,
    brokenMinor: Math.min(costMinor, cost(trade, damaged)),
  };
}

/** The seller's side: no sale, and the pieces again at their cost; those that came back broken are its loss. */
function soldBack(
  trade: Trade,
  { priceMinor, costMinor, brokenMinor }: ReturnType<typeof cameBack>,
): PostingLine[] {
  return [
    debit('4900', 'Intercompany sales', priceMinor),
    credit('1310', `Due from ${trade.buyerName}`, priceMinor),
    debit('1200', `Inventory, ${trade.fromName}`, costMinor - brokenMinor),
    debit('5955', 'Inventory damaged in transit', brokenMinor),
    credit('5900', 'Intercompany cost of sales', costMinor),
  ];
}
