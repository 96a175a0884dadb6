import { fromMs, toMs, type Instant } from '#shared/vocabulary';

/**
 * An instant of a contract in the one shape of rows. Contracts allow any number of decimals, rows are compared as text
 * and come back from the store with milliseconds.
 */
export function rowInstant(instant: Instant): Instant {
  return instant.length === 24 ? instant : fromMs(toMs(instant));
}

/** The same for a field that may be absent. */
export function rowInstantOrNull(instant: Instant | undefined | null): Instant | null {
  return instant === undefined || instant === null ? null : rowInstant(instant);
}
