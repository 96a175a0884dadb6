import type { WorldView } from '#engine/kernel';
import { isoWeekday, localDay, zoneName, zoneOffsetMs, type Gln } from '#shared/vocabulary';
import { sites } from './site.collection.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * An instant in words of a zone, with the weekday because it is read when deciding, and with the zone because who reads
 * it may sit in another: "Fri 3 Jul 20:10 EDT".
 */
export function localWords(zone: string, ms: number): string {
  const time = new Date(ms + zoneOffsetMs(zone, ms)).toISOString().slice(11, 16);
  return `${localDayWords(zone, ms)} ${time} ${zoneName(ms, zone)}`;
}

/** The day of an instant in a zone: "Fri 3 Jul". */
export function localDayWords(zone: string, ms: number): string {
  const local = new Date(ms + zoneOffsetMs(zone, ms));
  const weekday = WEEKDAYS[isoWeekday(localDay(zone, ms)) - 1]!;
  return `${weekday} ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]!}`;
}

/** The zone in which the people of a site read a date; UTC where no site is known. */
export function zoneOfSite(world: WorldView, site: Gln | null): string {
  return (site === null ? undefined : world.get(sites, site)?.zone) ?? 'UTC';
}
