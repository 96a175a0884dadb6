import { decimal, MINUS } from '#shared/vocabulary';

export { decimal, MINUS } from '#shared/vocabulary';

/** Nothing is known yet. A zero is only ever a real zero. */
export const NOTHING_YET = '–';

/** `9,800`. Whole numbers; a fraction is rounded away from zero at the half. */
export function count(value: number): string {
  return decimal(value, 0);
}

/** `+120`, `−243`, `0`: for a change or a difference, where the direction is the news. */
export function signed(value: number, text: (magnitude: number) => string = count): string {
  if (value === 0) return text(0);
  return (value < 0 ? MINUS : '+') + text(Math.abs(value));
}

/** `62 %` of a share between 0 and 1. */
export function percent(share: number, decimals = 0): string {
  return `${decimal(share * 100, decimals)} %`;
}

/** `0.91`: probabilities are written as such, never as a percentage that reads like a share of pieces. */
export function probability(p: number): string {
  return p.toFixed(2);
}

/** `~ 16:55`: an estimate. */
export function about(text: string): string {
  return `~ ${text}`;
}

/** `≤ $9,800`: the most it can be, when the value itself is unknown. */
export function atMost(text: string): string {
  return `≤ ${text}`;
}

/** The text of a value, or the dash when there is none. */
export function orNothing<T>(value: T | null | undefined, text: (value: T) => string): string {
  return value === null || value === undefined ? NOTHING_YET : text(value);
}
