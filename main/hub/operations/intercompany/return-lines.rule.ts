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
  const kept = back.shipped - Math.min(back.returned, back.shipped);
  const priceMinor = worth(trade, back.shipped) - worth(trade, kept);
  const goodsMinor = buyerWorth(trade, back.shipped) - buyerWorth(trade, kept);
  const costMinor = cost(trade, back.shipped) - cost(trade, kept);
  const brokenMinor = Math.min(costMinor, cost(trade, back.damaged));
  const freight = translate(trade.terms.rate, freightMinor);
  return [
    ...sellerEntry(trade, 'returned', -priceMinor, [
      debit('4900', 'Intercompany sales', priceMinor),
      credit('1310', `Due from ${trade.buyerName}`, priceMinor),
      debit('1200', `Inventory, ${trade.fromName}`, costMinor - brokenMinor),
      debit('5955', 'Inventory damaged in transit', brokenMinor),
      credit('5900', 'Intercompany cost of sales', costMinor),
    ]),
    ...buyerEntry(trade, 'returned', -priceMinor, [
      debit('2310', `Due to ${trade.sellerName}`, goodsMinor),
      credit('1250', 'Goods in transit', goodsMinor),
      debit('5800', 'Freight on goods not received', freight),
      credit('2120', 'Freight accrued', freight),
    ]),
  ];
}
