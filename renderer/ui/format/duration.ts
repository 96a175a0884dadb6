import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/vocabulary';
import { MINUS } from './numbers.ts';

/**
 * `6 h 25 min`, `14 min`, `1 d 19 h`, for running text. Below a minute and where `withSeconds` is set, `14 min 12 s`.
 * Cut, not rounded: "1 min left" must not be said with 31 s left.
 */
export function durationText(ms: number, options: { withSeconds?: boolean } = {}): string {
  const length = Math.abs(ms);
  if (length >= DAY_MS) return days(length);
  const hours = Math.floor(length / HOUR_MS);
  const minutes = Math.floor((length % HOUR_MS) / MINUTE_MS);
  const seconds = Math.floor((length % MINUTE_MS) / SECOND_MS);
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes === 0) return `${seconds} s`;
  return options.withSeconds && seconds > 0 ? `${minutes} min ${seconds} s` : `${minutes} min`;
}

/** `6 h 25`, `0 h 47`, `2 d 3 h`, for a column, where the figures stand under each other. */
export function durationShort(ms: number): string {
  const length = Math.abs(ms);
  if (length >= DAY_MS) return days(length);
  const minutes = Math.floor((length % HOUR_MS) / MINUTE_MS);
  return `${Math.floor(length / HOUR_MS)} h ${minutes < 10 ? '0' : ''}${minutes}`;
}

/** `+6 h 25`, `−0 h 15`, for a column of lateness; early is minus. */
export function signedDurationShort(ms: number): string {
  return sign(ms) + durationShort(ms);
}

/** `+6 h 25 min`, `−15 min`, for a label of lateness. */
export function signedDurationText(ms: number): string {
  return sign(ms) + durationText(ms);
}

function days(length: number): string {
  const whole = Math.floor(length / DAY_MS);
  const hours = Math.floor((length % DAY_MS) / HOUR_MS);
  return hours > 0 ? `${whole} d ${hours} h` : `${whole} d`;
}

function sign(ms: number): string {
  if (Math.abs(ms) < SECOND_MS) return '';
  return ms < 0 ? MINUS : '+';
}
