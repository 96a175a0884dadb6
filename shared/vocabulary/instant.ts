/** An instant in UTC as ISO 8601 with milliseconds, `2026-06-30T15:42:18.000Z`: what contracts, rows and the log carry. */
export type Instant = string;

/** Milliseconds since the epoch of an instant. An unreadable instant is a bug of whoever let it past its contract. */
export function toMs(instant: Instant): number {
  const ms = ofOurShape(instant) ?? Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

/**
 * What Date.parse says of an instant in the one shape that this network writes, null for any other: every stored and
 * shown row asks several times, and Date.parse was a fifteenth of a busy hub's work.
 */
function ofOurShape(text: string): number | null {
  if (text.length !== 24 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T') return null;
  if (text[13] !== ':' || text[16] !== ':' || text[19] !== '.' || text[23] !== 'Z') return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hours = digits(text, 11, 13);
  const minutes = digits(text, 14, 16);
  const seconds = digits(text, 17, 19);
  const ms = digits(text, 20, 23);
  // Any comparison with NaN is false.
  const isDate = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (!isDate || !(hours < 24 && minutes < 60 && seconds < 60 && ms < SECOND_MS)) return null;
  const days = daysBefore(year, month) + day - 1;
  return days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS + ms;
}

/** Days from 1970 to the first of a month of the Gregorian calendar; the year is taken to begin in March. */
function daysBefore(year: number, month: number): number {
  const sinceMarch = (month + 9) % 12;
  const years = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  // 153 days are five months from March on: 31, 30, 31, 30, 31.
  return years * 365 + leapDays + Math.floor((sinceMarch * 153 + 2) / 5) - 719_468;
}

/** The number that the characters of a place are; NaN when some are no digits. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
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
