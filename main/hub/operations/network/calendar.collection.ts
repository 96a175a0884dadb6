import { defineCollection, type WorldView } from '#engine/kernel';
import type { BusinessHours, Gln, Instant } from '#shared/vocabulary';
import { sites } from './site.collection.ts';

/** A day on which a site does not work, and what people call it. */
export interface Holiday {
  /** Local date, `2026-07-03`. */
  day: string;
  name: string;
}

/** What people here have set over the hours that the ERP publishes; a site without a row works as its ERP says. */
export interface SiteCalendar {
  site: Gln;
  opensAt: string;
  closesAt: string;
  /** ISO weekdays, 1 is Monday. */
  workDays: readonly number[];
  holidays: readonly Holiday[];
  setBy: string;
  reason: string;
  setAt: Instant;
}

/** Calendars of Signalbox's own, by site. */
export const calendars = defineCollection<SiteCalendar>({
  name: 'network.calendar',
  key: (calendar) => calendar.site,
  columns: {
    site: { type: 'text' },
    opensAt: { type: 'text' },
    closesAt: { type: 'text' },
    workDays: { type: 'json' },
    holidays: { type: 'json' },
    setBy: { type: 'text' },
    reason: { type: 'text' },
    setAt: { type: 'instant' },
  },
  history: true,
});

/** The hours in which a site works, and whose word that is. */
export interface HoursOfSite {
  hours: BusinessHours;
  /** `erp` as published, `hub` as set here. */
  source: 'erp' | 'hub';
  asOf: Instant;
}

/** When a site works: its own calendar where one was set, else the ERP's hours, which know no holidays. */
export function hoursOfSite(world: WorldView, gln: Gln): HoursOfSite | null {
  const site = world.get(sites, gln);
  if (!site) return null;
  const own = world.get(calendars, gln);
  const { opensAt, closesAt, workDays } = own ?? site;
  const holidays = own?.holidays.map(({ day }) => day) ?? [];
  return {
    hours: { zone: site.zone, opensAt, closesAt, workDays, holidays },
    source: own ? 'hub' : 'erp',
    asOf: own?.setAt ?? site.publishedAt,
  };
}
