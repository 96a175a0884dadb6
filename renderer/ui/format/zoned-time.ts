import { MINUTE_MS } from '#shared/vocabulary';

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

/** Offsets change at most at quarter hours (tz database, every rule since 1972), so one is kept for each of those. */
const BUCKET_MS = 15 * MINUTE_MS;

interface Zone {
  clock: Intl.DateTimeFormat;
  name: Intl.DateTimeFormat;
  offsetMsByBucket: Map<number, number>;
  nameByOffset: Map<number, string>;
}

const zones = new Map<string, Zone>();

/**
 * The wall clock of an IANA zone at an instant. The zone's offset is asked of Intl once a quarter hour and the rest is
 * arithmetic: a grid writes thousands of these a second.
 */
export function zonedTime(ms: number, zone: string): ZonedTime {
  const local = new Date(ms + offsetMs(ms, zone));
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

/** `EDT`, `CST`; where English has no abbreviation the offset, `GMT+2`. */
export function zoneName(ms: number, zone: string): string {
  const known = zoneOf(zone);
  const offset = offsetMs(ms, zone);
  let name = known.nameByOffset.get(offset);
  if (name === undefined) {
    const parts = known.name.formatToParts(ms);
    name = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
    known.nameByOffset.set(offset, name);
  }
  return name;
}

/** Whether the calendar in the zone shows the same day at both instants. */
export function isSameDay(aMs: number, bMs: number, zone: string): boolean {
  const [a, b] = [zonedTime(aMs, zone), zonedTime(bMs, zone)];
  return a.day === b.day && a.month === b.month && a.year === b.year;
}

function offsetMs(ms: number, zone: string): number {
  const known = zoneOf(zone);
  const bucket = Math.floor(ms / BUCKET_MS);
  let offset = known.offsetMsByBucket.get(bucket);
  if (offset === undefined) {
    const start = bucket * BUCKET_MS;
    const part: Record<string, number> = {};
    for (const { type, value } of known.clock.formatToParts(start)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    offset = Date.UTC(year, month - 1, day, hour, minute, second) - start;
    if (known.offsetMsByBucket.size > 10_000) known.offsetMsByBucket.clear();
    known.offsetMsByBucket.set(bucket, offset);
  }
  return offset;
}

function zoneOf(zone: string): Zone {
  let known = zones.get(zone);
  if (known === undefined) {
    known = {
      clock: new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }),
      name: new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }),
      offsetMsByBucket: new Map(),
      nameByOffset: new Map(),
    };
    zones.set(zone, known);
  }
  return known;
}
