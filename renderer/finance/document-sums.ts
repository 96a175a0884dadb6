import type { IntercompanyRow } from '#shared/protocol';
import { DAY_MS, stateRank } from '#shared/vocabulary';
import type { Currency, State } from '#shared/vocabulary';

/** What some documents of one currency come to; matched, in transit and unmatched are posted, to the cent. */
export interface DocumentSums {
  currency: Currency;
  documents: number;
  postedMinor: number;
  matchedMinor: number;
  transitMinor: number;
  unmatchedMinor: number;
  /** Of what is matched: cleared by both ledgers. */
  settledMinor: number;
  /** Of what crosses a period end: what is on the way, and the profit that the group has not earned yet. */
  crossingMinor: number;
  crossingProfitMinor: number;
  crossings: number;
  differences: number;
  worst: State;
}

/** Adds documents up by currency: amounts of two currencies are no sum. */
export function sumsOf(rows: Iterable<IntercompanyRow>): DocumentSums[] {
  const sums = new Map<Currency, DocumentSums>();
  for (const row of rows) {
    const sum = sums.get(row.currency) ?? nothingIn(row.currency);
    sums.set(row.currency, sum);
    const crosses = row.standing === 'cutOff';
    sum.documents++;
    sum.postedMinor += row.postedMinor;
    sum.matchedMinor += row.matchedMinor;
    sum.transitMinor += row.transitMinor;
    sum.unmatchedMinor += row.unmatchedMinor;
    sum.settledMinor += row.settledMinor;
    if (crosses) {
      sum.crossings++;
      sum.crossingMinor += row.transitMinor;
      sum.crossingProfitMinor += row.profitMinor;
    }
    if (row.standing === 'unmatched') sum.differences++;
    if (stateRank(row.state) < stateRank(sum.worst)) sum.worst = row.state;
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** What nothing comes to. */
function nothingIn(currency: Currency): DocumentSums {
  return {
    currency,
    documents: 0,
    postedMinor: 0,
    matchedMinor: 0,
    transitMinor: 0,
    unmatchedMinor: 0,
    settledMinor: 0,
    crossingMinor: 0,
    crossingProfitMinor: 0,
    crossings: 0,
    differences: 0,
    worst: 'ok',
  };
}

/** The spans that finance asks differences by. */
export const AGE_BUCKETS = [
  { id: 'week', label: '0–7 d', fromDays: 0 },
  { id: 'month', label: '8–30 d', fromDays: 8 },
  { id: 'older', label: 'over 30 d', fromDays: 31 },
] as const;

/** Whole days since the first ledger booked it. */
export function ageDays(row: Pick<IntercompanyRow, 'postedAt'>, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(row.postedAt)) / DAY_MS));
}

/** What is unmatched by how long ago it was first booked; rows of one currency. */
export function agedMinor(rows: Iterable<IntercompanyRow>, nowMs: number): number[] {
  const sums = AGE_BUCKETS.map(() => 0);
  for (const row of rows) {
    const days = ageDays(row, nowMs);
    const bucket = AGE_BUCKETS.findLastIndex(({ fromDays }) => days >= fromDays);
    sums[bucket] = (sums[bucket] ?? 0) + row.unmatchedMinor;
  }
  return sums;
}
