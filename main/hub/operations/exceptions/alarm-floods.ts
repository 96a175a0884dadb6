import { fromMs, MINUTE_MS, toMs, type Instant } from '#shared/vocabulary';

/** ISA-18.2 (2016) and EEMUA 191: a flood begins above ten alarms in ten minutes … */
export const FLOOD_ABOVE = 10;
/** … and ends when fewer than five have come in ten minutes. */
const FLOOD_ENDS_BELOW = 5;
const WINDOW_MS = 10 * MINUTE_MS;

/** A time in which more came than one person can answer. */
export interface Flood {
  from: Instant;
  /** Null while it lasts. */
  until: Instant | null;
  /** The most in any ten minutes of it, and all that came in it. */
  peak: number;
  count: number;
}

/**
 * The floods in a span, oldest first, looked at once a minute: the standard's own grain, since a rate of ten minutes
 * says nothing of a second.
 *
 * @param timesMs when alarms came, in rising order.
 */
export function floodsOf(timesMs: readonly number[], sinceMs: number, nowMs: number): Flood[] {
  const floods: Flood[] = [];
  let current: Flood | null = null;
  let first = 0;
  let next = 0;
  for (let at = sinceMs; at <= nowMs; at += MINUTE_MS) {
    while (next < timesMs.length && timesMs[next]! <= at) next++;
    while (first < next && timesMs[first]! <= at - WINDOW_MS) first++;
    const rate = next - first;
    if (current === null && rate > FLOOD_ABOVE) {
      // It began with the first of those that make it one.
      const beganMs = timesMs[first]!;
      current = { from: fromMs(beganMs), until: null, peak: rate, count: 0 };
      floods.push(current);
    } else if (current !== null && rate < FLOOD_ENDS_BELOW) {
      current.until = fromMs(at);
      current = null;
    }
    if (current !== null) current.peak = Math.max(current.peak, rate);
  }
  return floods.map(({ from, until, peak }) => {
    const endMs = until === null ? nowMs : toMs(until);
    const count = timesMs.filter((ms) => ms >= toMs(from) && ms <= endMs).length;
    return { from, until, peak, count };
  });
}
