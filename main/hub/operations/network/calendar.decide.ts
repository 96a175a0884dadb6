import type { Decision, WorldView } from '#engine/kernel';
import type { Act } from '#shared/protocol';
import { accept, minuteOfDay, refuse } from '#shared/vocabulary';
import { CALENDAR_SET, type CalendarSet } from './own-events.ts';
import { sites } from './site.collection.ts';

/** Sets in which hours a site works: clocks of exceptions there count by it from now on. */
export function decideSetCalendar(world: WorldView, act: Act<'calendar.set'>): Decision {
  const { site, opensAt, closesAt } = act;
  if (!world.get(sites, site)) return refuse('site.unknown', { site }, 'site');
  // At 24:00 nothing opens: the hours would be those of the day after, or none.
  if (minuteOfDay(opensAt) === minuteOfDay(closesAt) || opensAt === '24:00')
    return refuse('calendar.noHours', { opensAt, closesAt }, 'closesAt');
  const workDays = [...new Set(act.workDays)].sort((a, b) => a - b);
  const byDay = new Map(act.holidays.map((holiday) => [holiday.day, holiday]));
  const holidays = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const data: CalendarSet = { site, opensAt, closesAt, workDays, holidays };
  return accept({ events: [{ type: CALENDAR_SET, subject: site, data }] });
}
