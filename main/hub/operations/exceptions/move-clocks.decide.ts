import type { Decided, DecisionContext, LogEvent, WorldView } from '#engine/kernel';
import { hoursOfSite } from '#operations/network';
import type { BusinessHours, Gln } from '#shared/vocabulary';
import { clockTimers } from './clocks.ts';
import { exceptions } from './exception.collection.ts';
import { EXCEPTION_CLOCKS_MOVED, type ExceptionClocksMoved } from './own-events.ts';
import { policyOn } from './policy-on.ts';
import { movedSla } from './sla-clock.ts';

/** A site works in other hours, set here or published by its ERP: the clocks that count by them go on by the new ones. */
export function moveClocks(
  world: WorldView,
  event: LogEvent<{ site?: Gln; gln?: Gln }>,
  context: DecisionContext,
): Decided | null {
  const site = event.data.site ?? event.data.gln;
  const works = site === undefined ? null : hoursOfSite(world, site);
  if (site === undefined || works === null || context.backfill) return null;
  const moved = world
    .by(exceptions, 'clockedBySite', site)
    .filter(({ sla }) => sla?.hours && !isSame(sla.hours, works.hours));
  if (moved.length === 0) return null;
  const to = { hours: works.hours, hoursFrom: works.source };
  const data: ExceptionClocksMoved = { ...to, exceptions: moved.map(({ key }) => key) };
  return {
    events: [{ type: EXCEPTION_CLOCKS_MOVED, subject: site, data }],
    timers: moved.flatMap((known) =>
      clockTimers(
        policyOn(world, known).content,
        { ...known, sla: known.sla && movedSla(known.sla, to, context.now) },
        context.now,
      ),
    ),
  };
}

function isSame(a: BusinessHours, b: BusinessHours): boolean {
  return (
    a.zone === b.zone &&
    a.opensAt === b.opensAt &&
    a.closesAt === b.closesAt &&
    a.workDays.join() === b.workDays.join() &&
    a.holidays.join() === b.holidays.join()
  );
}
