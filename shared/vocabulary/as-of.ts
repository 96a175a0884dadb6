import type { Instant } from './instant.ts';

/**
 * Whose word a value is and how old it may be: the source system, when the fact happened, when the hub knew, and how
 * often the source promised to speak. `null` for cadence means that the source speaks when something happens.
 */
export interface AsOf {
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
  cadenceMs: number | null;
}

/**
 * A value is stale when its source has said nothing for longer than twice its cadence: one lost message must not turn
 * a screen violet, two are silence.
 */
export function staleAfterMs(asOf: AsOf): number | null {
  return asOf.cadenceMs === null ? null : asOf.cadenceMs * 2;
}

/** Whether a value of this as-of is stale at `nowMs` world time. */
export function isStale(asOf: AsOf, nowMs: number): boolean {
  const after = staleAfterMs(asOf);
  return after !== null && nowMs - Date.parse(asOf.receivedAt) > after;
}
