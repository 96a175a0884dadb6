import { DAY_MS, HOUR_MS, MINUTE_MS } from './instant.ts';

/** Asking Intl costs 2 µs and every decide-by asks several times: formats by zone, offsets by zone and hour. */
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();
/** A year of hours: past it the oldest answers are dropped, so that a hub that runs for years does not grow. */
const OFFSETS_KEPT = 8_784;

/** How far an IANA zone's local time is ahead of UTC at an instant, ms. Offsets change on the hour everywhere. */
export function zoneOffsetMs(zone: string, ms: number): number {
  let byHour = offsets.get(zone);
  if (!byHour) offsets.set(zone, (byHour = new Map()));
  const hour = Math.floor(ms / HOUR_MS);
  let offset = byHour.get(hour);
  if (offset === undefined) {
    if (byHour.size >= OFFSETS_KEPT) byHour.clear();
    offset = askOffsetMs(zone, hour * HOUR_MS);
    byHour.set(hour, offset);
  }
  return offset;
}

/** Days since 1970 of the local date. */
export function localDay(zone: string, ms: number): number {
  return Math.floor((ms + zoneOffsetMs(zone, ms)) / DAY_MS);
}

/** ISO weekday of a day number: 1 is Monday. 1 January 1970 was a Thursday. */
export function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * The instant of a local date and minute of the day. A minute that a clock change skips gives the same distance after
 * it, one that it repeats gives the second.
 */
export function instantOfLocal(zone: string, day: number, minute: number): number {
  const asUtc = day * DAY_MS + minute * MINUTE_MS;
  const guess = asUtc - zoneOffsetMs(zone, asUtc);
  return asUtc - zoneOffsetMs(zone, guess);
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
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
