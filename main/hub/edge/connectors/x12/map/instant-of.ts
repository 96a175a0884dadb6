import { zoneOffsetMs, type Instant } from '#shared/vocabulary';
import { meaningIn } from './meaning.ts';
import type { EdiMoment } from './moment.ts';

/** Element 623: codes that name an offset from UTC, in minutes. */
const FIXED_OFFSET_MINUTES: Readonly<Record<string, number>> = {
  UT: 0,
  GM: 0,
  NS: -210,
  ND: -150,
  TS: -240,
  TD: -180,
  ES: -300,
  ED: -240,
  CS: -360,
  CD: -300,
  MS: -420,
  MD: -360,
  PS: -480,
  PD: -420,
  AS: -540,
  AD: -480,
  HS: -600,
  HD: -540,
};

/** Element 623: codes that name a zone and leave summer time to the date. */
const ZONE_OF: Readonly<Record<string, string>> = {
  NT: 'America/St_Johns',
  TT: 'America/Halifax',
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  AT: 'America/Anchorage',
  HT: 'Pacific/Honolulu',
};

/**
 * The instant of a moment. Its own time code decides; without one, and for `LT`, the zone of the place does (IANA name).
 * A day alone is taken at `timeOfDay`: the start of the day for what begins, its end for what is due. In the hour that a
 * spring change skips, the clock is read as if it had not been changed yet; in the hour that autumn repeats, it is the
 * first one.
 */
export function instantOf(
  moment: EdiMoment,
  placeZone: string,
  timeOfDay: string = '00:00:00',
): Instant {
  const wallMs = Date.parse(`${moment.date}T${moment.time ?? timeOfDay}Z`);
  const code = moment.zone ?? 'LT';
  const fixed = meaningIn(FIXED_OFFSET_MINUTES, code) ?? isoOffsetMinutes(code);
  if (fixed !== undefined) return toInstant(wallMs - fixed * 60_000);
  const zone = meaningIn(ZONE_OF, code) ?? placeZone;
  const before = wallMs - zoneOffsetMs(zone, wallMs - 86_400_000);
  const after = wallMs - zoneOffsetMs(zone, wallMs + 86_400_000);
  // The offset before a change fits the first of two readings, and the hour that is skipped; else the later one fits.
  return toInstant(
    before === after || fits(zone, before, wallMs) || !fits(zone, after, wallMs) ? before : after,
  );
}

/** Element 623: `01` to `12` are UTC plus hours (ISO P), `13` to `24` UTC minus 12 down to 1 (ISO M). */
function isoOffsetMinutes(code: string): number | undefined {
  if (!/^\d{2}$/.test(code)) return undefined;
  const hours = Number(code);
  if (hours < 1 || hours > 24) return undefined;
  return (hours <= 12 ? hours : hours - 25) * 60;
}

function fits(zone: string, ms: number, wallMs: number): boolean {
  return ms + zoneOffsetMs(zone, ms) === wallMs;
}

function toInstant(ms: number): Instant {
  return new Date(ms).toISOString();
}
