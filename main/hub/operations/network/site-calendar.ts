import type { QueryContext } from '#engine/kernel';
import type { SiteHours } from '#shared/protocol';
import { refuse, type Result } from '#shared/vocabulary';
import { calendars, hoursOfSite } from './calendar.collection.ts';
import { sites } from './site.collection.ts';

/** In which hours a site works, with the names of its holidays, whose word that is and why. */
export function siteCalendar(
  { world }: QueryContext,
  { key }: { key: string },
): SiteHours | Result<never> {
  const works = hoursOfSite(world, key);
  if (works === null) return refuse('site.unknown', { site: key }, 'key');
  const own = world.get(calendars, key);
  const { zone, opensAt, closesAt, workDays } = works.hours;
  return {
    site: key,
    name: world.get(sites, key)?.name ?? key,
    zone,
    opensAt,
    closesAt,
    workDays: [...workDays],
    holidays: [...(own?.holidays ?? [])],
    source: works.source,
    asOf: works.asOf,
    setBy: own?.setBy ?? null,
    reason: own?.reason ?? null,
  };
}
