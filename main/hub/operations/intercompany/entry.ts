import { assert, lineAmountMinor, type Currency, type Gln } from '#shared/vocabulary';
import { translate } from './currency.ts';
import type { PostingLine, PostingStage } from './posting.collection.ts';
import type { TradeTerms } from './transfer-price.rule.ts';

/**
 * What two entities trade when a transfer goes from a site of one to a site of the other. Within one entity nobody sells
 * and nobody buys: seller and buyer are the same, the price is the cost, and only a loss is booked.
 */
export interface Trade {
  number: string;
  seller: Gln;
  buyer: Gln;
  /** Short names for the lines: "Northern". */
  sellerName: string;
  buyerName: string;
  fromName: string;
  toName: string;
  unitCostMicro: number;
  unitPriceMicro: number;
  /** The document's, in which the seller keeps its ledger. */
  currency: Currency;
  terms: TradeTerms;
}

/** One side's balanced lines of one stage. */
export interface Entry {
  entity: Gln;
  counterparty: Gln;
  stage: PostingStage;
  /** The currency of the ledger, in which the lines are. */
  currency: Currency;
  /** What it adds to the amount due between the two, in the document's currency; a credit note takes away. */
  dueMinor: number;
  lines: PostingLine[];
}

/** What some pieces come to at the transfer price, in the document's currency. */
export function worth(trade: Trade, quantity: number): number {
  return lineAmountMinor(quantity, trade.unitPriceMicro);
}

/** The same in the buyer's ledger. Differences of it add up, whatever was rounded: translate sums, never parts. */
export function buyerWorth(trade: Trade, quantity: number): number {
  return translate(trade.terms.rate, worth(trade, quantity));
}

/** What some pieces cost the seller. */
export function cost(trade: Trade, quantity: number): number {
  return lineAmountMinor(quantity, trade.unitCostMicro);
}

/** Lines of the seller's ledger; none where they are all of nothing. */
export function sellerEntry(
  trade: Trade,
  stage: PostingStage,
  dueMinor: number,
  lines: PostingLine[],
): Entry[] {
  const { seller, buyer, currency } = trade;
  return kept({ entity: seller, counterparty: buyer, stage, currency, dueMinor, lines });
}

/** Lines of the buyer's ledger; none where they are all of nothing. */
export function buyerEntry(
  trade: Trade,
  stage: PostingStage,
  dueMinor: number,
  lines: PostingLine[],
): Entry[] {
  const { seller, buyer, terms } = trade;
  const currency = terms.buyerCurrency;
  return kept({ entity: buyer, counterparty: seller, stage, currency, dueMinor, lines });
}

/** The debits of some lines; the credits are the same, or it is a bug of ours. */
export function totalMinor(lines: readonly PostingLine[]): number {
  const { debits, credits } = sums(lines);
  assert(debits === credits, `what is posted balances (${debits} and ${credits})`);
  return debits;
}

/** One that does not balance, with by how much. */
export interface Unbalanced {
  key: string;
  entity: Gln;
  currency: Currency;
  /** Debits less credits, minor units. */
  byMinor: number;
}

/** The entries of ledgers whose debits are not their credits to the cent; none, if the books are right. */
export function unbalanced(
  entries: Iterable<{
    key: string;
    entity: Gln;
    currency: Currency;
    lines: readonly PostingLine[];
  }>,
): Unbalanced[] {
  const wrong: Unbalanced[] = [];
  for (const { key, entity, currency, lines } of entries) {
    const { debits, credits } = sums(lines);
    if (debits !== credits) wrong.push({ key, entity, currency, byMinor: debits - credits });
  }
  return wrong;
}

/** Whether both sites belong to one entity. */
export function isWithin(trade: Pick<Trade, 'seller' | 'buyer'>): boolean {
  return trade.seller === trade.buyer;
}

export function debit(account: string, name: string, debitMinor: number): PostingLine {
  return { account, name, debitMinor, creditMinor: 0 };
}

export function credit(account: string, name: string, creditMinor: number): PostingLine {
  return { account, name, debitMinor: 0, creditMinor };
}

/** Debits above zero, credits below. */
export function signed(account: string, name: string, minor: number): PostingLine {
  return minor < 0 ? credit(account, name, -minor) : debit(account, name, minor);
}

/** Lines with one for each account: what comes and goes in one entry is told by what is left of it. */
export function netted(lines: readonly PostingLine[]): PostingLine[] {
  const byAccount = Map.groupBy(lines, ({ account }) => account);
  return [...byAccount.values()].map((some) => {
    const { account, name } = some[0]!;
    return signed(
      account,
      name,
      some.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0),
    );
  });
}

function sums(lines: readonly PostingLine[]): { debits: number; credits: number } {
  let debits = 0;
  let credits = 0;
  for (const { debitMinor, creditMinor } of lines) {
    debits += debitMinor;
    credits += creditMinor;
  }
  return { debits, credits };
}

/** Lines of nothing are no lines, and an entry without lines is none. */
function kept(entry: Entry): Entry[] {
  const lines = entry.lines.filter((line) => line.debitMinor !== 0 || line.creditMinor !== 0);
  return lines.length === 0 ? [] : [{ ...entry, lines }];
}
