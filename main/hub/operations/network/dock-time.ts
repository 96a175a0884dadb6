import { MINUTE_MS, instantOfLocal, isoWeekday, localDay, minuteOfDay } from '#shared/vocabulary';
import type { SiteMaster } from './site.collection.ts';

/** A site closed for longer than this loads nothing at all; Christmas with both weekends is eleven days. */
const DAYS_LOOKED_AT = 14;

interface DockDay {
  opensMs: number;
  cutOffMs: number;
  closesMs: number;
}

/**
 * The last moment at which somebody can still decide, so that a truck is loaded at the site at `loadByMs` or before:
 * loading happens between opening and cut-off of a working day, pick and stage before it and within opening hours,
 * if need be the evening before. Null when no working day is in sight.
 */
export function decideByAtDock(site: SiteMaster, loadByMs: number): number | null {
  const loadMs = latestLoading(site, loadByMs);
  if (loadMs === null) return null;
  const pickMs = site.pickAndStageMinutes * MINUTE_MS;
  const today = dockDay(site, localDay(site.zone, loadMs));
  if (today && loadMs - pickMs >= today.opensMs) return loadMs - pickMs;
  const evening = dayBefore(site, localDay(site.zone, loadMs) - 1);
  return evening && evening.closesMs - pickMs;
}

/** When a truck can leave if the decision falls at `nowMs`: picked and staged in opening hours, loaded by a cut-off. */
export function earliestDeparture(site: SiteMaster, nowMs: number): number | null {
  const pickMs = site.pickAndStageMinutes * MINUTE_MS;
  let stagedMs: number | null = null;
  const first = localDay(site.zone, nowMs);
  for (let day = first; day < first + DAYS_LOOKED_AT; day++) {
    const dock = dockDay(site, day);
    if (!dock) continue;
    if (stagedMs !== null) return dock.opensMs;
    const readyMs = Math.max(nowMs, dock.opensMs) + pickMs;
    if (readyMs <= dock.cutOffMs) return readyMs;
    if (readyMs <= dock.closesMs) stagedMs = readyMs;
  }
  return null;
}

/** The latest moment at or before `byMs` at which a truck can be loaded. */
function latestLoading(site: SiteMaster, byMs: number): number | null {
  const last = localDay(site.zone, byMs);
  for (let day = last; day > last - DAYS_LOOKED_AT; day--) {
    const dock = dockDay(site, day);
    if (!dock || byMs < dock.opensMs) continue;
    return Math.min(byMs, dock.cutOffMs);
  }
  return null;
}

function dayBefore(site: SiteMaster, last: number): DockDay | null {
  for (let day = last; day > last - DAYS_LOOKED_AT; day--) {
    const dock = dockDay(site, day);
    if (dock) return dock;
  }
  return null;
}

/** The dock's hours on a local day; null when it is no working day. */
function dockDay(site: SiteMaster, day: number): DockDay | null {
  if (!site.workDays.includes(isoWeekday(day))) return null;
  const at = (text: string) => instantOfLocal(site.zone, day, minuteOfDay(text));
  return {
    opensMs: at(site.opensAt),
    cutOffMs: at(site.dockCutOffAt),
    closesMs: at(site.closesAt),
  };
}
