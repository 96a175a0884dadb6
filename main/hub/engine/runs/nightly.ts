import type { Decided, DecisionContext, LogEvent, TimerRequest, WorldView } from '#engine/kernel';
import { DAY_MS, fromMs } from '#shared/vocabulary';
import { timers } from './timer.collection.ts';

/** The next midnight (UTC) after an instant, as a timer of this kind; there is one of it at a time. */
export function nextNight(kind: string, nowMs: number): TimerRequest {
  const midnightMs = (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;
  return { key: kind, kind, subject: kind, dueAt: fromMs(midnightMs) };
}

/**
 * A reaction that wakes a room at the next midnight. A timer that is set already stays: history moves through many
 * midnights, and what it leaves behind is done when it ends.
 */
export function wakeAtNight(kind: string) {
  return (world: WorldView, _event: LogEvent, context: DecisionContext): Decided | null =>
    world.get(timers, kind) ? null : { events: [], timers: [nextNight(kind, context.nowMs)] };
}
