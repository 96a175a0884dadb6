import { DAY_MS, instantOfLocal, localDay, MINUTE_MS, zoneOffsetMs } from '#shared/vocabulary';

/** Minutes since local midnight, with fraction. */
export function localMinute(zone: string, ms: number): number {
  const local = ms + zoneOffsetMs(zone, ms);
  return (local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS;
}

/** The next instant after `ms` at which the zone's clocks show this minute of the day. */
export function nextMinuteOfDay(zone: string, ms: number, minute: number): number {
  const day = localDay(zone, ms);
  const today = instantOfLocal(zone, day, minute);
  return today > ms ? today : instantOfLocal(zone, day + 1, minute);
}

/** Year, month (1 to 12) and day of a day number. */
export function civilDate(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day number of a date. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
}
