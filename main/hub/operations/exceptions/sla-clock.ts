import {
  businessMsBetween,
  businessTimeAfter,
  fromMs,
  MINUTE_MS,
  toMs,
  type BusinessHours,
  type Instant,
} from '#shared/vocabulary';

/** What a clock counts by, as policy and calendar had it when it started: a later version of either moves no clock. */
export interface SlaTerms {
  /** Time to resolve, minutes of the time that it counts. */
  minutes: number;
  /** The working hours of the exception's site; null counts round the clock. */
  hours: BusinessHours | null;
  /** Whose word these hours are: published by the ERP, or set here. */
  hoursFrom: 'erp' | 'hub' | null;
  /** The share from which it is nearing its end. */
  nearingPercent: number;
  /** Of the policy that gave minutes and shares. */
  policyVersion: number;
}

/**
 * Why a clock stands: a person declared it, or it is snoozed and policy says so. What falls into a planned window folds
 * under it, and has no clock of its own there.
 */
export interface ClockPause {
  kind: 'person' | 'snooze';
  /** Which of its kind: the exception itself. */
  ref: string;
  by: string;
  why: string;
  from: Instant;
  /** The end that was declared; null where something else ends it. */
  until: Instant | null;
  endedAt: Instant | null;
}

/** The clock of an exception's SLA: what it has counted, and when it ends if nothing stops it. */
export interface SlaClock extends SlaTerms {
  /** Counted before `runsFrom`, milliseconds of the time that it counts. */
  countedMs: number;
  /** Since when it counts without a stop; null while it is paused. */
  runsFrom: Instant | null;
  /** Null while it is paused: nobody knows then. */
  nearingAt: Instant | null;
  dueAt: Instant | null;
  /** Ended ones and those that stand, oldest first. */
  pauses: readonly ClockPause[];
}

/** A clock that starts now. */
export function startSla(terms: SlaTerms, at: Instant): SlaClock {
  return running({ ...terms, countedMs: 0, pauses: [] }, at);
}

/** Counts no further from now on. A second pause beside the first is kept: the clock runs when the last one ends. */
export function pausedSla(clock: SlaClock, pause: Omit<ClockPause, 'endedAt'>): SlaClock {
  return {
    ...clock,
    countedMs: countedMs(clock, toMs(pause.from)),
    runsFrom: null,
    nearingAt: null,
    dueAt: null,
    pauses: [...clock.pauses, { ...pause, endedAt: null }],
  };
}

/** A pause has ended; the clock goes on with what was left, unless another stands. */
export function resumedSla(
  clock: SlaClock,
  { kind, ref }: Pick<ClockPause, 'kind' | 'ref'>,
  at: Instant,
): SlaClock {
  const isIt = (pause: ClockPause) =>
    pause.kind === kind && pause.ref === ref && pause.endedAt === null;
  if (!clock.pauses.some(isIt)) return clock;
  const pauses = clock.pauses.map((pause) => (isIt(pause) ? { ...pause, endedAt: at } : pause));
  const stands = pauses.some((pause) => pause.endedAt === null);
  return stands ? { ...clock, pauses } : running({ ...clock, pauses }, at);
}

/** The site works in other hours from now on: what was counted stays, what is left is counted by them. */
export function movedSla(
  clock: SlaClock,
  { hours, hoursFrom }: Pick<SlaTerms, 'hours' | 'hoursFrom'>,
  at: Instant,
): SlaClock {
  const moved = { ...clock, hours, hoursFrom, countedMs: countedMs(clock, toMs(at)) };
  return clock.runsFrom === null ? moved : running(moved, at);
}

/** What a clock has counted by an instant, milliseconds of the time that it counts. */
export function countedMs(clock: SlaClock, nowMs: number): number {
  if (clock.runsFrom === null) return clock.countedMs;
  return clock.countedMs + businessMsBetween(clock.hours, toMs(clock.runsFrom), nowMs);
}

/** When it reaches a share of its time, if nothing stops it; null while it is paused. */
export function instantAtShare(clock: SlaClock, percent: number): Instant | null {
  if (clock.runsFrom === null) return null;
  const leftMs = Math.ceil((clock.minutes * MINUTE_MS * percent) / 100) - clock.countedMs;
  return fromMs(businessTimeAfter(clock.hours, toMs(clock.runsFrom), leftMs));
}

function running(clock: Omit<SlaClock, 'runsFrom' | 'nearingAt' | 'dueAt'>, at: Instant): SlaClock {
  const runs = { ...clock, runsFrom: at, nearingAt: null, dueAt: null };
  return {
    ...runs,
    nearingAt: instantAtShare(runs, clock.nearingPercent),
    dueAt: instantAtShare(runs, 100),
  };
}
