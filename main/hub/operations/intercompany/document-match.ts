import { divideHalfEven, type Currency, type Gln, type Instant } from '#shared/vocabulary';
import type { Posting } from './posting.collection.ts';

/** One ledger's side of a document. */
export interface Side {
  entity: Gln;
  /** Its postings, oldest first; none while it has booked nothing. */
  postings: readonly Posting[];
  /** The currency of the ledger; null while it has booked nothing. */
  currency: Currency | null;
  /** Due between the two, in the document's currency and in the ledger's. */
  dueMinor: number;
  ledgerDueMinor: number;
}

/** What two ledgers say of one transfer, in the document's currency: that of the seller. */
export interface DocumentMatch {
  number: string;
  seller: Side;
  buyer: Side;
  currency: Currency;
  /** The buyer has booked a receipt, or what its dock refused: what is still in transit after it has not come. */
  isReceived: boolean;
  /** Matched, in transit and unmatched add up to it, to the cent. */
  postedMinor: number;
  matchedMinor: number;
  transitMinor: number;
  unmatchedMinor: number;
  /** The seller's ledger less the buyer's. */
  gapMinor: number;
  /** Sold and not received, after the receipt. */
  shortMinor: number;
  /** Received and not sold. */
  overMinor: number;
  /** The seller's profit on what is in transit: the group earns it when it has arrived. */
  profitMinor: number;
  /** The seller's, in which it was sold. */
  period: string;
  postedAt: Instant;
  latest: Posting;
}

/** In accounts of the buyer what it owes and what has not come; in the seller's what is owed to it and what it earned. */
const DUE_FROM = '1310';
const DUE_TO = '2310';
const TRANSIT = '1250';
const NOT_BILLED = '2150';
const SALES = '4900';
const COST = '5900';

/**
 * Matches the two sides of a document by its number and by amount, from what both ledgers themselves said that they
 * booked. Null for what has no other side: a loss within one entity.
 * @param postings all of one transfer.
 */
export function matchDocument(postings: readonly Posting[]): DocumentMatch | null {
  const between = postings
    .filter(({ entity, counterparty }) => entity !== counterparty)
    .toSorted(byTime);
  const [first] = between;
  if (!first) return null;
  const isSellers = (posting: Posting) => has(posting, DUE_FROM) || has(posting, SALES);
  const sold = between.find(isSellers);
  const [sellerOf, buyerOf] = sold
    ? [sold.entity, sold.counterparty]
    : [first.counterparty, first.entity];
  const seller = sideOf(sellerOf, between, DUE_FROM, 1);
  const buyer = sideOf(buyerOf, between, DUE_TO, -1);
  const [owed, owing] = [Math.max(0, seller.dueMinor), Math.max(0, buyer.dueMinor)];
  const agreed = Math.min(owed, owing);
  const open = Math.min(agreed, Math.max(0, inDocument(buyer, balance(buyer.postings, TRANSIT))));
  const over = Math.max(0, inDocument(buyer, -balance(buyer.postings, NOT_BILLED)));
  const isReceived = buyer.postings.some(
    ({ stage }) => stage === 'receiving' || stage === 'returned',
  );
  const shortMinor = isReceived ? open : 0;
  const transitMinor = isReceived ? 0 : open;
  const gapMinor = owed - owing;
  return {
    number: first.transferNumber,
    seller,
    buyer,
    currency: first.document?.currency ?? sold?.currency ?? first.currency,
    isReceived,
    postedMinor: Math.max(owed, owing) + over,
    matchedMinor: agreed - open,
    transitMinor,
    unmatchedMinor: Math.abs(gapMinor) + shortMinor + over,
    gapMinor,
    shortMinor,
    overMinor: over,
    profitMinor: profitOn(seller, transitMinor),
    period: (sold ?? first).period,
    postedAt: first.postedAt,
    latest: between.reduce((late, one) => (one.occurredAt > late.occurredAt ? one : late)),
  };
}

/** What part of the seller's cost belongs to an amount of its sale: cost of sales by sales, half-even. */
export function costShare(seller: Side, priceMinor: number): number {
  const sales = -balance(seller.postings, SALES);
  if (sales <= 0) return 0;
  const costs = balance(seller.postings, COST);
  return Number(divideHalfEven(BigInt(priceMinor) * BigInt(costs), BigInt(sales)));
}

/** An amount of a side's ledger in the document's currency; all that is due is what the document says of it. */
export function inDocument(side: Side, minor: number): number {
  const rate = side.postings.find(({ document }) => document !== null)?.document?.rateMicro;
  if (rate === undefined) return minor;
  if (minor === side.ledgerDueMinor) return side.dueMinor;
  return Number(divideHalfEven(BigInt(minor) * 1_000_000n, BigInt(rate)));
}

/** Debits less credits of an account. */
export function balance(postings: readonly Posting[], account: string): number {
  let sum = 0;
  for (const { lines } of postings)
    for (const line of lines)
      if (line.account === account) sum += line.debitMinor - line.creditMinor;
  return sum;
}

function profitOn(seller: Side, transitMinor: number): number {
  return transitMinor === 0 || seller.postings.length === 0
    ? 0
    : transitMinor - costShare(seller, transitMinor);
}

function sideOf(entity: Gln, between: readonly Posting[], account: string, sign: 1 | -1): Side {
  const postings = between.filter((posting) => posting.entity === entity);
  const dueMinor = postings.reduce(
    (sum, posting) => sum + (posting.document?.amountMinor ?? sign * balance([posting], account)),
    0,
  );
  const ledgerDueMinor = sign * balance(postings, account);
  return { entity, postings, currency: postings[0]?.currency ?? null, dueMinor, ledgerDueMinor };
}

function has({ lines }: Posting, account: string): boolean {
  return lines.some((line) => line.account === account);
}

function byTime(a: Posting, b: Posting): number {
  if (a.postedAt !== b.postedAt) return a.postedAt < b.postedAt ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}
