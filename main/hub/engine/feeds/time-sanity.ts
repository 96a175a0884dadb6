import { DAY_MS, MINUTE_MS } from '#shared/vocabulary';

/**
 * Two clocks of one house may differ: something may be recorded "before" it happened. Minutes are drift, and hours a
 * wrong zone, which would move due times and must be refused.
 */
const SKEW_MS = 5 * MINUTE_MS;

/** How far ahead of the hub's clock a source may live; a day covers a clock that nobody minds, not a wrong year. */
const AHEAD_MS = DAY_MS;

/** Before it nobody recorded events; a zero timestamp (1970) and a two-digit year end up there. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

/** What is wrong with the times of an event, or null. Both are instants by their schema. */
export function insaneTime(
  time: string,
  recordedTime: string,
  nowMs: number,
): { reason: string; path: string } | null {
  const timeMs = Date.parse(time);
  const recordedMs = Date.parse(recordedTime);
  if (!(timeMs >= EARLIEST_MS)) return { reason: 'is before the year 2000', path: '/time' };
  if (!(recordedMs >= EARLIEST_MS))
    return { reason: 'is before the year 2000', path: '/recordedtime' };
  if (timeMs > recordedMs + SKEW_MS)
    return { reason: 'happened after it was recorded', path: '/time' };
  if (recordedMs > nowMs + AHEAD_MS)
    return { reason: 'was recorded more than a day from now', path: '/recordedtime' };
  return null;
}
