import type { Random } from '#engine/clock';

/** The first try comes soon, because most losses are a restart; the longest wait is what a person would wait. */
const FIRST_MS = 250;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next try after so many failed ones, machine ms: doubled each time, and drawn from the
 * upper half of it ("equal jitter"), so that a hundred hubs do not come back in one instant.
 */
export function backOffMs(failures: number, random: Random): number {
  const ceilingMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return ceilingMs / 2 + random.unit() * (ceilingMs / 2);
}

/**
 * `closed`: it works. `halfOpen`: it failed and is tried again soon. `open`: it failed so often that a person should
 * look; it is still tried, at the longest interval.
 */
export type Circuit = 'closed' | 'halfOpen' | 'open';

/** Five failures are about eight seconds: longer than a restart. */
const OPEN_AFTER = 5;

export function circuitAfter(failures: number): Circuit {
  if (failures === 0) return 'closed';
  return failures >= OPEN_AFTER ? 'open' : 'halfOpen';
}
