import type { DecisionContext, TimerRequest } from '#engine/kernel';
import { nextNight } from '#engine/runs';
import type { ExceptionPolicy } from '#operations/policy';
import type { ExceptionType } from '#shared/protocol';
import { fromMs, MINUTE_MS, type Instant } from '#shared/vocabulary';

/** Kinds of the room's timers: past due, end of a snooze, an acknowledgement that nothing followed, filing. */
export const DUE = 'exceptions.due';
export const SHELF_ENDS = 'exceptions.shelfEnds';
export const ACKNOWLEDGEMENT_LAPSES = 'exceptions.acknowledgementLapses';
export const FILE_EXCEPTIONS = 'exceptions.file';

/** What follows an exception's raising: when it is due, and the timer that says so. History has no clocks. */
export function dueClock(
  policy: ExceptionPolicy,
  type: ExceptionType,
  key: string,
  context: DecisionContext,
): { slaDueAt: Instant | null; timers: TimerRequest[] } {
  if (context.backfill) return { slaDueAt: null, timers: [] };
  const slaDueAt = fromMs(context.nowMs + policy.slaMinutes[type] * MINUTE_MS);
  return { slaDueAt, timers: [timer(DUE, key, slaDueAt)] };
}

export function shelfTimer(key: string, until: Instant): TimerRequest {
  return timer(SHELF_ENDS, key, until);
}

export function lapseTimer(policy: ExceptionPolicy, key: string, nowMs: number): TimerRequest {
  const dueAt = fromMs(nowMs + policy.acknowledgedForMinutes * MINUTE_MS);
  return timer(ACKNOWLEDGEMENT_LAPSES, key, dueAt);
}

/** When what was resolved the day before leaves the live list. */
export function filingTimer(nowMs: number): TimerRequest {
  return nextNight(FILE_EXCEPTIONS, nowMs);
}

/** The keys of all timers of an exception: one that is over needs none. */
export function timersOf(key: string): string[] {
  return [DUE, SHELF_ENDS, ACKNOWLEDGEMENT_LAPSES].map((kind) => `${kind}:${key}`);
}

export function dueTimerKey(key: string): string {
  return `${DUE}:${key}`;
}

export function shelfTimerKey(key: string): string {
  return `${SHELF_ENDS}:${key}`;
}

export function lapseTimerKey(key: string): string {
  return `${ACKNOWLEDGEMENT_LAPSES}:${key}`;
}

function timer(kind: string, subject: string, dueAt: Instant): TimerRequest {
  return { key: `${kind}:${subject}`, kind, subject, dueAt };
}
