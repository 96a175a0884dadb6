import { zoneOffsetMs } from '#shared/vocabulary';

/** What a wall clock and a calendar in a zone show at an instant. `weekday` 0 is Sunday, `month` 0 is January. */
export interface ZonedTime {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
}

/** The wall clock of an IANA zone at an instant, by arithmetic: a grid writes thousands of these a second. */
export function zonedTime(ms: number, zone: string): ZonedTime {
  const local = new Date(ms + zoneOffsetMs(zone, ms));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth(),
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/** Whether the calendar in the zone shows the same day at both instants. */
export function isSameDay(aMs: number, bMs: number, zone: string): boolean {
  const [a, b] = [zonedTime(aMs, zone), zonedTime(bMs, zone)];
  return a.day === b.day && a.month === b.month && a.year === b.year;
}
