import { fromMs, MINUTE_MS, toMs, type Instant } from '#shared/vocabulary';

/** When who is asked now must have decided: after their minutes, and before decide-by where that lies ahead. */
export function approvalDue(
  askedAt: Instant,
  dueMinutes: number,
  decideByAt: Instant | null,
): Instant {
  const dueAt = fromMs(toMs(askedAt) + dueMinutes * MINUTE_MS);
  return decideByAt !== null && decideByAt > askedAt && decideByAt < dueAt ? decideByAt : dueAt;
}
