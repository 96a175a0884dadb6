import { earliest } from '#operations/exceptions';
import type { Instant } from '#shared/vocabulary';

/** The first of some instants that is still to come: when time alone could change what a rule sees. */
export function nextTime(instants: readonly (Instant | null)[], now: Instant): Instant | null {
  return instants.reduce<Instant | null>(
    (next, at) => (at !== null && at > now ? earliest(next, at) : next),
    null,
  );
}
