import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** How far local time of an IANA zone is ahead of UTC at an instant, ms; asked of Intl once an hour and zone. */
export function zoneOffsetMs(zone: string, ms: number): number {
  let byHour = offsets.get(zone);
  if (!byHour) offsets.set(zone, (byHour = new Map()));
  const hour = Math.floor(ms / HOUR_MS);
  let offset = byHour.get(hour);
  if (offset === undefined) {
    offset = askOffsetMs(zone, hour * HOUR_MS);
    byHour.set(hour, offset);
  }
  return offset;
}

/** Days since 1970 of the local date. */
export function localDay(zone: string, ms: number): number {
  return Math.floor((ms + zoneOffsetMs(zone, ms)) / DAY_MS);
}

/** Minutes since local midnight, with fraction. */
export function localMinute(zone: string, ms: number): number {
  const local = ms + zoneOffsetMs(zone, ms);
  return (local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS;
}

/** ISO weekday of a day number: 1 is Monday. 1 January 1970 was a Thursday. */
export function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The instant of a local date and minute. In the hour that a clock change skips it gives the minute after it. */
export function instantOf(zone: string, day: number, minute: number): number {
  const asUtc = day * DAY_MS + minute * MINUTE_MS;
  const guess = asUtc - zoneOffsetMs(zone, asUtc);
  return asUtc - zoneOffsetMs(zone, guess);
}

/** The next instant after `ms` at which the zone's clocks show this minute of the day. */
export function nextMinuteOfDay(zone: string, ms: number, minute: number): number {
  const day = localDay(zone, ms);
  const today = instantOf(zone, day, minute);
  return today > ms ? today : instantOf(zone, day + 1, minute);
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

function askOffsetMs(zone: string, ms: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
  const local = Date.UTC(
    part['year'] as number,
    (part['month'] as number) - 1,
    part['day'],
    part['hour'],
    part['minute'],
  );
  return local - Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
