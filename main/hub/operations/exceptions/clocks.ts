import type { DecisionContext, TimerRequest, WorldView } from '#engine/kernel';
import { nextNight } from '#engine/runs';
import { hoursOfSite } from '#operations/network';
import type { ExceptionPolicy } from '#operations/policy';
import type { ExceptionType } from '#shared/protocol';
import { fromMs, later, MINUTE_MS, type Gln, type Instant } from '#shared/vocabulary';
import type { Evidence, ExceptionState } from './exception.collection.ts';
import { LADDER_FOOT, nextStep, type Climber } from './ladder.ts';
import { policyOn } from './policy-on.ts';
import { startSla, type ClockPause, type SlaTerms } from './sla-clock.ts';

/**
 * Kinds of the room's timers: past due, the next step of the ladder, end of a pause, end of a snooze, an
 * acknowledgement that nothing followed, filing.
 */
export const DUE = 'exceptions.due';
export const LADDER_STEP = 'exceptions.ladderStep';
export const PAUSE_ENDS = 'exceptions.pauseEnds';
export const SHELF_ENDS = 'exceptions.shelfEnds';
export const ACKNOWLEDGEMENT_LAPSES = 'exceptions.acknowledgementLapses';
export const FILE_EXCEPTIONS = 'exceptions.file';

/** What a clock is started for. */
interface Clocked {
  key: string;
  type: ExceptionType;
  site: Gln | null;
  evidence: Evidence;
  owner?: string | null;
}

/** What follows an exception's raising: the terms of its clock, and the timers of it. History has no clocks. */
export function startClock(
  world: WorldView,
  about: Clocked,
  context: DecisionContext,
): { sla: SlaTerms | null; timers: TimerRequest[] } {
  if (context.backfill) return { sla: null, timers: [] };
  const sla = termsOf(world, about);
  const started = {
    key: about.key,
    type: about.type,
    owner: about.owner ?? null,
    sla: startSla(sla, context.now),
    breached: false,
    ladder: LADDER_FOOT,
    status: 'open' as const,
    parent: null,
  };
  return { sla, timers: clockTimers(policyOn(world, about).content, started, context.now) };
}

/** By what the clock of an exception counts now: policy's minutes, in the hours of its site where policy says so. */
function termsOf(world: WorldView, about: Clocked): SlaTerms {
  const { type, site } = about;
  const { content: policy, version } = policyOn(world, about);
  const isBusiness = site !== null && policy.slaInBusinessHours.includes(type);
  const works = isBusiness ? hoursOfSite(world, site) : null;
  return {
    minutes: policy.slaMinutes[type],
    hours: works?.hours ?? null,
    hoursFrom: works?.source ?? null,
    nearingPercent: policy.slaNearingPercent,
    policyVersion: version,
  };
}

/**
 * The timers of an exception's clock and ladder as they stand: past due once, and the next step, at once where its time
 * has passed. None while the clock is paused, and none under a cause, where there is no clock.
 */
export function clockTimers(
  policy: ExceptionPolicy,
  known: Climber & Pick<ExceptionState, 'key' | 'breached'>,
  now: Instant,
): TimerRequest[] {
  if (known.parent !== null) return [];
  const dueAt = known.breached ? null : (known.sla?.dueAt ?? null);
  const stepAt = nextStep(policy, known)?.at ?? null;
  return [
    ...(dueAt === null ? [] : [timer(DUE, known.key, later(dueAt, now))]),
    ...(stepAt === null ? [] : [timer(LADDER_STEP, known.key, later(stepAt, now))]),
  ];
}

export function shelfTimer(key: string, until: Instant): TimerRequest {
  return timer(SHELF_ENDS, key, until);
}

export function ladderTimer(key: string, at: Instant): TimerRequest {
  return timer(LADDER_STEP, key, at);
}

export function pauseTimer(key: string, until: Instant): TimerRequest {
  return timer(PAUSE_ENDS, key, until);
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
  return [DUE, LADDER_STEP, PAUSE_ENDS, SHELF_ENDS, ACKNOWLEDGEMENT_LAPSES].map(
    (kind) => `${kind}:${key}`,
  );
}

/** The keys of the timers that a pause of the clock takes away. */
export function clockTimerKeys(key: string): string[] {
  return [`${DUE}:${key}`, `${LADDER_STEP}:${key}`];
}

export function ladderTimerKey(key: string): string {
  return `${LADDER_STEP}:${key}`;
}

export function pauseTimerKey(key: string): string {
  return `${PAUSE_ENDS}:${key}`;
}

export function shelfTimerKey(key: string): string {
  return `${SHELF_ENDS}:${key}`;
}

export function lapseTimerKey(key: string): string {
  return `${ACKNOWLEDGEMENT_LAPSES}:${key}`;
}

/** The pause of a kind that stands now. */
export function standingPause(
  { sla }: ExceptionState,
  kind: ClockPause['kind'],
  ref?: string,
): ClockPause | undefined {
  return sla?.pauses.find(
    (pause) =>
      pause.endedAt === null && pause.kind === kind && (ref === undefined || pause.ref === ref),
  );
}

function timer(kind: string, subject: string, dueAt: Instant): TimerRequest {
  return { key: `${kind}:${subject}`, kind, subject, dueAt };
}
