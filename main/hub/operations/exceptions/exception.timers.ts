import type {
  Decided,
  DecisionContext,
  LogEvent,
  OwnEvent,
  TimerRequest,
  WorldView,
} from '#engine/kernel';
import { windowPlace, windows } from '#operations/windows';
import { DAY_MS, fromMs, toMs, type Instant } from '#shared/vocabulary';
import { clockTimers, filingTimer, LADDER_STEP, ladderTimer, startClock } from './clocks.ts';
import { exceptions, isOpen, type ExceptionState } from './exception.collection.ts';
import { nextStep } from './ladder.ts';
import {
  EXCEPTION_BREACHED,
  EXCEPTION_REOPENED,
  EXCEPTION_STEPPED_UP,
  EXCEPTIONS_FILED,
  EXCEPTIONS_QUEUED,
  type ExceptionBreached,
  type ExceptionReopened,
  type ExceptionsFiled,
  type ExceptionsQueued,
  type ExceptionSteppedUp,
} from './own-events.ts';
import { policyOn } from './policy-on.ts';
import { pauseEnded } from './pause-clock.decide.ts';
import { unshelved } from './shelf.decide.ts';
import { windowPausingLadder } from './window-of.ts';

/** What was resolved yesterday is still asked for; what was resolved the day before is history. */
const SHOWN_FOR_MS = DAY_MS;

/** Past its due time: said once. */
export function pastDue(world: WorldView, timer: TimerRequest): Decided | null {
  const known = world.get(exceptions, timer.subject);
  if (!known || !isOpen(known) || known.slaDueAt === null || known.breached) return null;
  const data: ExceptionBreached = { slaDueAt: known.slaDueAt };
  return one({ type: EXCEPTION_BREACHED, subject: known.key, correlationId: known.key, data });
}

/**
 * The ladder takes its next step by itself; the one after it waits for its own time. Where several have come due while
 * it stood, the highest alone is taken: three calls at once say no more than the last.
 */
export function ladderStepDue(
  world: WorldView,
  timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const known = world.get(exceptions, timer.subject);
  if (!known) return null;
  const window = windowPausingLadder(world, known);
  // Wherever it counts by then; an earlier end sets what still counts there going at once.
  if (window) return { events: [], timers: [ladderTimer(known.key, justAfter(window.untilAt))] };
  const { content: policy, version } = policyOn(world, known);
  let climbed = known;
  let data: ExceptionSteppedUp | null = null;
  for (;;) {
    const next = nextStep(policy, climbed);
    if (!next || next.at === null || next.at > context.now) break;
    data = { step: next.step, to: next.to, policyVersion: version };
    const done = [...climbed.ladder.done, { ...data, at: context.now }];
    climbed = { ...climbed, ladder: { ...climbed.ladder, done } };
  }
  if (data === null) return null;
  const { key } = climbed;
  return {
    ...one({ type: EXCEPTION_STEPPED_UP, subject: key, correlationId: key, data }),
    timers: clockTimers(policy, climbed, context.now).filter(({ kind }) => kind === LADDER_STEP),
  };
}

/** The window ends by a timer of its own, which goes off before. */
function justAfter(at: Instant): Instant {
  return fromMs(toMs(at) + 1);
}

/** A window is over: the ladders that stood for it go on, with the highest of the steps that came due meanwhile. */
export function windowOver(
  world: WorldView,
  event: LogEvent<never>,
  context: DecisionContext,
): Decided | null {
  const window = world.get(windows, event.subject ?? '');
  if (!window || context.backfill) return null;
  const timers = world
    .by(exceptions, 'openByPlace', windowPlace(window))
    .flatMap((known) => clockTimers(policyOn(world, known).content, known, context.now))
    .filter(({ kind }) => kind === LADDER_STEP);
  return timers.length === 0 ? null : { events: [], timers };
}

/** A declared pause of its clock is over. */
export function pauseEnds(
  world: WorldView,
  timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const known = world.get(exceptions, timer.subject);
  return known ? pauseEnded(world, known, context) : null;
}

/** Its snooze is over. */
export function shelfEnded(
  world: WorldView,
  timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const known = world.get(exceptions, timer.subject);
  return known?.status === 'shelved' ? unshelved(world, known, 'expired', context) : null;
}

/** Acknowledged and nothing followed: it returns to the queue, and its ladder goes on where it stopped. */
export function acknowledgementLapsed(
  world: WorldView,
  timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const known = world.get(exceptions, timer.subject);
  if (known?.status !== 'acknowledged') return null;
  const data: ExceptionReopened = { why: 'acknowledgementLapsed', sla: null };
  const open: ExceptionState = {
    ...known,
    status: 'open',
    ladder: { ...known.ladder, stoppedBy: null },
  };
  return {
    ...one({ type: EXCEPTION_REOPENED, subject: known.key, correlationId: known.key, data }),
    timers: clockTimers(policyOn(world, known).content, open, context.now),
  };
}

/** Files all that was resolved long enough ago, in one event. */
export function fileResolved(
  world: WorldView,
  _timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const resolved = world.by(exceptions, 'waiting', 'filing');
  const due = resolvedLongAgo(world, context.nowMs);
  const timers = resolved.length > due.length ? [filingTimer(context.nowMs)] : [];
  return { events: filed(due), timers };
}

/**
 * History is folded to its end: what is still true enters the queue, and its clock starts now; what was over before
 * yesterday is history.
 */
export function queueHeldBack(
  world: WorldView,
  _event: unknown,
  context: DecisionContext,
): Decided | null {
  if (context.backfill) return null;
  const held = world.by(exceptions, 'waiting', 'endOfHistory');
  const timers: TimerRequest[] = [];
  const queued = held.map((known) => {
    if (known.parent !== null) return { exception: known.key, sla: null };
    const clock = startClock(world, known, context);
    timers.push(...clock.timers);
    return { exception: known.key, sla: clock.sla };
  });
  const data: ExceptionsQueued = { exceptions: queued };
  const events: OwnEvent[] = filed(resolvedLongAgo(world, context.nowMs));
  if (held.length > 0) events.push({ type: EXCEPTIONS_QUEUED, subject: 'exceptions', data });
  return { events, timers };
}

function resolvedLongAgo(world: WorldView, nowMs: number): string[] {
  return world
    .by(exceptions, 'waiting', 'filing')
    .filter(({ resolvedAt }) => resolvedAt !== null && nowMs - toMs(resolvedAt) > SHOWN_FOR_MS)
    .map(({ key }) => key);
}

function filed(keys: string[]): OwnEvent[] {
  if (keys.length === 0) return [];
  const data: ExceptionsFiled = { exceptions: keys };
  return [{ type: EXCEPTIONS_FILED, subject: 'exceptions', data }];
}

function one(event: OwnEvent): Decided {
  return { events: [event] };
}
