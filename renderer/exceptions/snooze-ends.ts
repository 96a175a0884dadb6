import { fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import type { Instant } from '#shared/vocabulary';
import type { Viewpoint } from '#ui';

export interface SnoozeEnd {
  label: string;
  until: Instant;
}

const LENGTHS: readonly [string, number][] = [
  ['30 min', 30 * MINUTE_MS],
  ['1 h', HOUR_MS],
  ['2 h', 2 * HOUR_MS],
  ['4 h', 4 * HOUR_MS],
  ['12 h', 12 * HOUR_MS],
  ['24 h', 24 * HOUR_MS],
];

/** The ends that a snooze may have, from now in world time; whole minutes, so that they read as they are. */
export function snoozeEnds(view: Viewpoint): SnoozeEnd[] {
  const nowMs = Math.ceil(view.nowMs / MINUTE_MS) * MINUTE_MS;
  return LENGTHS.map(([label, ms]) => ({ label, until: fromMs(nowMs + ms) }));
}
