import { assert } from './fault.ts';
import { DAY_MS, fromMs } from './instant.ts';
import { instantOfLocal, isoWeekday, localDay, minuteOfDay } from './zone-time.ts';

/** When a place works: times of the day `HH:MM` of its own zone, ISO weekdays, and dates on which it does not. */
export interface BusinessHours {
  zone: string;
  opensAt: string;
  /** Up to `24:00`; at or before `opensAt` it is of the next day. */
  closesAt: string;
  /** ISO weekdays, 1 is Monday. */
  workDays: readonly number[];
  /** Local dates, `2026-07-03`. */
  holidays: readonly string[];
}

/** A place that works one day a week, and on none of the sixty that can be set as its holidays, is closed for 61 weeks. */
const DAYS_LOOKED_AT = 61 * 7;

/**
 * Milliseconds of business time in a span; null hours count round the clock. A shift is what lies between the instants
 * of its opening and its closing, so that the night of a clock change is as long as it was.
 */
export function businessMsBetween(
  hours: BusinessHours | null,
  sinceMs: number,
  untilMs: number,
): number {
  if (untilMs <= sinceMs) return 0;
  if (hours === null) return untilMs - sinceMs;
  let sum = 0;
  const last = localDay(hours.zone, untilMs);
  // The shift of the day before may reach into the first day.
  for (let day = localDay(hours.zone, sinceMs) - 1; day <= last; day++) {
    const shift = shiftOf(hours, day);
    if (shift === null) continue;
    sum += Math.max(0, Math.min(shift.endMs, untilMs) - Math.max(shift.startMs, sinceMs));
  }
  return sum;
}

/** The first instant at which `ms` of business time have passed since another; null hours count round the clock. */
export function businessTimeAfter(
  hours: BusinessHours | null,
  sinceMs: number,
  ms: number,
): number {
  if (hours === null || ms <= 0) return sinceMs + Math.max(0, ms);
  let left = ms;
  const first = localDay(hours.zone, sinceMs) - 1;
  // A budget of any size ends, since there is some business time after the longest pause that can be set.
  for (let day = first, empty = 0; empty <= DAYS_LOOKED_AT; day++) {
    const shift = shiftOf(hours, day);
    const startMs = shift && Math.max(shift.startMs, sinceMs);
    if (shift === null || startMs === null || shift.endMs <= startMs) {
      empty++;
      continue;
    }
    empty = 0;
    if (startMs + left <= shift.endMs) return startMs + left;
    left -= shift.endMs - startMs;
  }
  assert(false, 'business hours have some time in every 61 weeks');
}

/** Whether a place works at an instant; null hours always do. */
export function isBusinessTime(hours: BusinessHours | null, ms: number): boolean {
  return businessMsBetween(hours, ms, ms + 1) > 0;
}

/** The date of a day number, `2026-07-03`. */
export function dateOfDay(day: number): string {
  return fromMs(day * DAY_MS).slice(0, 10);
}

/** A day's shift; null when the place does not work on it. */
function shiftOf(hours: BusinessHours, day: number): { startMs: number; endMs: number } | null {
  if (!hours.workDays.includes(isoWeekday(day))) return null;
  if (hours.holidays.length > 0 && hours.holidays.includes(dateOfDay(day))) return null;
  const opens = minuteOfDay(hours.opensAt);
  const closes = minuteOfDay(hours.closesAt);
  return {
    startMs: instantOfLocal(hours.zone, day, opens),
    endMs: instantOfLocal(hours.zone, closes > opens ? day : day + 1, closes),
  };
}
