/** An instant in UTC as ISO 8601 with milliseconds, `2026-06-30T15:42:18.000Z`: what contracts, rows and the log carry. */
export type Instant = string;

/** Milliseconds since the epoch of an instant. An unreadable instant is a bug of whoever let it past its contract. */
export function toMs(instant: Instant): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

/** The instant of `ms` milliseconds since the epoch. */
export function fromMs(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** The later of two instants; ISO strings in UTC of one shape compare as text. */
export function later(a: Instant, b: Instant): Instant {
  return a >= b ? a : b;
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
