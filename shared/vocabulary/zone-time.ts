import { DAY_MS, MINUTE_MS } from './instant.ts';

/** Asking Intl costs 2 µs and every decide-by asks several times: formats by zone, offsets by zone and quarter hour. */
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();
/** A year of quarters: past it a zone's answers are dropped, so that a hub that runs for years does not grow. */
const OFFSETS_KEPT = 35_136;
/** Clocks change on the hour of their own zone; a zone may be ahead of UTC by quarters of an hour. */
const QUARTER_MS = 15 * MINUTE_MS;

/** How far an IANA zone's local time is ahead of UTC at an instant, ms. */
export function zoneOffsetMs(zone: string, ms: number): number {
  let byQuarter = offsets.get(zone);
  if (!byQuarter) offsets.set(zone, (byQuarter = new Map()));
  const quarter = Math.floor(ms / QUARTER_MS);
  let offset = byQuarter.get(quarter);
  if (offset === undefined) {
    if (byQuarter.size >= OFFSETS_KEPT) byQuarter.clear();
    offset = askOffsetMs(zone, quarter * QUARTER_MS);
    byQuarter.set(quarter, offset);
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

/** Minutes since midnight of `HH:MM`. */
export function minuteOfDay(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
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
