/** How long to wait before a child that died is started again. Pure. */

/** Half a second: a hub that was killed once is back before a person has seen that it was gone. */
const FIRST_MS = 500;
/** Half a minute: long enough that a hub that cannot start does not keep the machine busy. */
const LONGEST_MS = 30_000;

/** A child that lived this long had started well; its next death is counted from the beginning. */
export const SETTLED_MS = 60_000;

/**
 * @param {number} deaths In a row, 1 for the first.
 * @param {number} chance From 0 to 1: spreads the waits, so that what died together does not start together.
 */
export function backOffMs(deaths, chance) {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (deaths - 1));
  return Math.round(full * (0.75 + 0.25 * chance));
}
