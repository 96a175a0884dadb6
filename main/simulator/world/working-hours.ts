import { instantOfLocal, isoWeekday, localDay } from '#shared/vocabulary';
import { localMinute, nextMinuteOfDay } from './local-time.ts';
import type { Site } from './network/network.ts';

export function isOpen(site: Site, ms: number): boolean {
  const minute = localMinute(site.zone, ms);
  return (
    isWorkDay(site, localDay(site.zone, ms)) &&
    minute >= site.opensAtMinute &&
    minute < site.closesAtMinute
  );
}

/** `ms` when the site is open then, else the next opening. */
export function whenOpen(site: Site, ms: number): number {
  if (isOpen(site, ms)) return ms;
  let day = localDay(site.zone, ms);
  if (localMinute(site.zone, ms) >= site.opensAtMinute) day++;
  while (!isWorkDay(site, day)) day++;
  return instantOfLocal(site.zone, day, site.opensAtMinute);
}

/** The first dock cut-off at or after `ms` on a work day: until then a truck can still be loaded. */
export function nextCutOff(site: Site, ms: number): number {
  let day = localDay(site.zone, ms);
  for (;;) {
    const cutOff = instantOfLocal(site.zone, day, site.cutOffMinute);
    if (isWorkDay(site, day) && cutOff >= ms) return cutOff;
    day++;
  }
}

/** The next instant after `ms`, on a day on which the site works, at which its clocks show this minute. */
export function nextWorkDayMinute(site: Site, ms: number, minute: number): number {
  let at = nextMinuteOfDay(site.zone, ms, minute);
  while (!isWorkDay(site, localDay(site.zone, at))) at = nextMinuteOfDay(site.zone, at, minute);
  return at;
}

/** Minutes of work left in today's opening hours. */
export function openMinutesLeft(site: Site, ms: number): number {
  if (!isOpen(site, ms)) return 0;
  return site.closesAtMinute - localMinute(site.zone, ms);
}

/** `days` working days (Monday to Friday) after the local date of `ms`, at a minute of that day. */
export function businessDaysLater(zone: string, ms: number, days: number, minute: number): number {
  let day = localDay(zone, ms);
  for (let left = days; left > 0;) {
    day++;
    if (isoWeekday(day) <= 5) left--;
  }
  while (isoWeekday(day) > 5) day++;
  return instantOfLocal(zone, day, minute);
}

function isWorkDay(site: Site, day: number): boolean {
  return site.workDays.includes(isoWeekday(day));
}
