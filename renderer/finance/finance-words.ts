import type { UseQueryResult } from '@tanstack/react-query';
import type { IntercompanyDetail, IntercompanyRow } from '#shared/protocol';
import type { Refused } from '#live';
import { ledgerAmount, percent, viewpoint } from '#ui';
import { refusalText } from '#work';
import { AGE_BUCKETS, agedMinor, sumsOf } from './document-sums.ts';

/** "Matched 87.2 %": matched ÷ posted, for each currency (KPIS, intercompany match rate). */
export function matchWords(rows: readonly IntercompanyRow[]): string {
  return sumsOf(rows)
    .filter(({ postedMinor }) => postedMinor > 0)
    .map(
      ({ currency, matchedMinor, postedMinor }) =>
        `Matched ${percent(matchedMinor / postedMinor, 1)} of ${ledgerAmount(postedMinor, currency)} ${currency}`,
    )
    .join(' · ');
}

/** "Aged: 0–7 d 0.00 · 8–30 d 15,900.00 · over 30 d 0.00 USD": what is unmatched by age, for each currency. */
export function agedWords(
  rows: readonly IntercompanyRow[],
  nowMs = viewpoint.getState().nowMs,
): string {
  const byCurrency = Map.groupBy(
    rows.filter(({ unmatchedMinor }) => unmatchedMinor > 0),
    ({ currency }) => currency,
  );
  if (byCurrency.size === 0) return 'No difference';
  return [...byCurrency]
    .map(([currency, own]) => {
      const sums = agedMinor(own, nowMs);
      const parts = AGE_BUCKETS.map(
        ({ label }, nth) => `${label} ${ledgerAmount(sums[nth] ?? 0, currency)}`,
      );
      return `Aged: ${parts.join(' · ')} ${currency}`;
    })
    .join('; ');
}

/** Why an adjustment cannot be proposed: not read yet, not to be read, or nothing there to adjust. */
export function whyNotProposed({
  data,
  error,
}: Pick<UseQueryResult<IntercompanyDetail, Refused>, 'data' | 'error'>): string | undefined {
  if (data === undefined) return error === null ? 'Being read' : refusalText(error.refusal);
  if (data.proposal !== null) return undefined;
  return data.cannotPropose === null ? 'Nothing can be proposed' : refusalText(data.cannotPropose);
}
