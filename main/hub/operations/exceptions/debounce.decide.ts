import type { Decided, DecisionContext, WorldView } from '#engine/kernel';
import { fromMs, MINUTE_MS, toMs, type Instant } from '#shared/vocabulary';
import { aboutKey } from './exception.collection.ts';
import { openAbout } from './find-exception.ts';
import type { Finding } from './finding.ts';
import type { About } from './judge.decide.ts';
import { policyOn } from './policy-on.ts';
import {
  EXCEPTION_SIGHTED,
  SIGHTING_ENDED,
  sightingEvent,
  sightings,
} from './sighting.collection.ts';

/** What becomes of a finding before it is judged: it waits for a time, or goes on, with what is to be said of its waiting. */
export type Debounced =
  | { waitsUntil: Instant; decided: Decided | null }
  | { first: Decided | null };

/**
 * Holds back what has not lasted as long as policy asks of its type there. What stands already goes on at once, and what
 * is gone before its time was nothing: nobody hears of either.
 */
export function debounce(
  world: WorldView,
  about: About,
  finding: Finding | null,
  { nowMs }: DecisionContext,
): Debounced {
  const sighting = world.get(sightings, aboutKey(about.type, about.subjectKey));
  const ended = sighting ? { events: [sightingEvent(SIGHTING_ENDED, about)] } : null;
  if (finding === null || openAbout(world, about.type, about.subjectKey)) return { first: ended };
  const minutes = policyOn(world, finding).content.debounceMinutes[about.type];
  if (minutes === 0) return { first: ended };
  const sinceMs = sighting ? toMs(sighting.since) : nowMs;
  const untilMs = sinceMs + minutes * MINUTE_MS;
  if (nowMs >= untilMs) return { first: ended };
  const decided = sighting ? null : { events: [sightingEvent(EXCEPTION_SIGHTED, about)] };
  return { waitsUntil: fromMs(untilMs), decided };
}
