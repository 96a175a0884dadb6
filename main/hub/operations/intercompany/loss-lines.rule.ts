import { lineAmountMinor } from '#shared/vocabulary';
import {
  buyerEntry,
  buyerWorth,
  cost,
  credit,
  isWithin,
  sellerEntry,
  signed,
  type Entry,
  type Trade,
} from './entry.ts';
import type { Bearer } from './intercompany-policy.ts';
import type { PostingLine, PostingStage } from './posting.collection.ts';

/** What can go wrong between two docks. */
export type Mishap = 'short' | 'damaged';

/** Accounts of the one who bears it. */
const LOSS: Record<Mishap, { account: string; name: string }> = {
  short: { account: '5950', name: 'Inventory lost in transit' },
  damaged: { account: '5955', name: 'Inventory damaged in transit' },
};

/** A part of a sale that the seller takes back, or with the other sign stands by again. */
export interface Note {
  stage: PostingStage;
  what: Mishap;
  /** In the document's currency. */
  priceMinor: number;
}

/**
 * A person closed what never came: it leaves goods in transit, and is borne by whom the terms name. The buyer owns it
 * since it left the dock, so by default the loss is the buyer's; a carrier owes it; a seller credits it. Within one
 * entity it comes out of the inventory in which the pieces stood until they would have arrived.
 */
export function shortEntries(
  trade: Trade,
  { shipped, received }: { shipped: number; received: number },
): Entry[] {
  const came = Math.min(received, shipped);
  const lostMinor = buyerWorth(trade, shipped) - buyerWorth(trade, came);
  const note: Note = {
    stage: 'shortClosed',
    what: 'short',
    priceMinor: lossMinor(trade.unitPriceMicro, { shipped, received }),
  };
  return [
    ...buyerEntry(trade, 'shortClosed', dueChange(trade, note), [
      { ...lossAccount(trade, 'short'), debitMinor: lostMinor },
      isWithin(trade)
        ? credit('1200', `Inventory, ${trade.fromName}`, lostMinor)
        : credit('1250', 'Goods in transit', lostMinor),
    ]),
    ...creditNote(trade, { ...note, costMinor: cost(trade, shipped) - cost(trade, came) }),
  ];
}

/** What has not come of what was shipped, at the transfer price, in the document's currency. */
export function lossMinor(
  unitPriceMicro: number,
  { shipped, received }: { shipped: number; received: number },
): number {
  return (
    lineAmountMinor(shipped, unitPriceMicro) -
    lineAmountMinor(Math.min(received, shipped), unitPriceMicro)
  );
}

/** The buyer's line for something that went wrong, still without amount: a loss, a claim, or less owed. */
export function lossAccount(trade: Trade, what: Mishap): PostingLine {
  const nothing = { debitMinor: 0, creditMinor: 0 };
  switch (bearerOf(trade, what)) {
    case 'carrier':
      return { account: '1190', name: 'Claims on carriers', ...nothing };
    case 'seller':
      return { account: '2310', name: `Due to ${trade.sellerName}`, ...nothing };
    case 'buyer':
      return { ...LOSS[what], ...nothing };
  }
}

/** What it changes of the amount due between the two: only a seller that bears it lets the buyer owe less. */
export function dueChange(trade: Trade, { what, priceMinor }: Note): number {
  return bearerOf(trade, what) === 'seller' ? 0 - priceMinor : 0;
}

/** The seller's side of what it bears: the sale is taken back, and its cost is a loss. None where it bears nothing. */
export function creditNote(trade: Trade, note: Note & { costMinor: number }): Entry[] {
  return sellerEntry(trade, note.stage, dueChange(trade, note), creditLines(trade, note));
}

/** The lines of a credit note. */
export function creditLines(
  trade: Trade,
  { what, priceMinor, costMinor }: Note & { costMinor: number },
): PostingLine[] {
  if (bearerOf(trade, what) !== 'seller') return [];
  const { account, name } = LOSS[what];
  return [
    signed('4900', 'Intercompany sales', priceMinor),
    signed('1310', `Due from ${trade.buyerName}`, -priceMinor),
    signed(account, name, costMinor),
    signed('5900', 'Intercompany cost of sales', -costMinor),
  ];
}

/** Within one entity nobody else can bear it. */
function bearerOf(trade: Trade, what: Mishap): Bearer {
  const bearer = trade.terms.bears[what];
  return bearer === 'seller' && isWithin(trade) ? 'buyer' : bearer;
}
