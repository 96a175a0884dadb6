import type { OrderRow } from '#shared/protocol';
import { DAY_MS, fromMs, toMs, zoneOffsetMs, type Instant } from '#shared/vocabulary';

/** A date that an order could be promised for instead. */
export interface LaterPromise {
  at: Instant;
  words: string;
}

/** As many days as anybody promises later at once; what takes longer is another order. */
const MOST_DAYS = 14;

/**
 * The dates that an order could be promised for instead: when it is projected to be there, then day by day after its
 * promise, at the same time of the day in a zone; never one that has passed.
 */
export function laterPromises(
  { commitAt, projectedAt }: Pick<OrderRow, 'commitAt' | 'projectedAt'>,
  nowMs: number,
  zone: string,
): LaterPromise[] {
  const beforeMs = commitAt === null ? nowMs : toMs(commitAt);
  const isProjected = projectedAt !== null && toMs(projectedAt) > Math.max(beforeMs, nowMs);
  const found: LaterPromise[] = isProjected
    ? [{ at: projectedAt, words: 'when it is projected to be there' }]
    : [];
  for (let days = 1; days <= MOST_DAYS || found.length === 0; days++) {
    const at = daysLater(beforeMs, days, zone);
    if (at > nowMs) found.push({ at: fromMs(at), words: `${days} d later` });
  }
  return found;
}

/** The same time of the day by the clocks of a zone, whether or not they are changed in between. */
function daysLater(ms: number, days: number, zone: string): number {
  const later = ms + days * DAY_MS;
  return later + zoneOffsetMs(zone, ms) - zoneOffsetMs(zone, later);
}
