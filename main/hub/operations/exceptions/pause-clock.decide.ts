import type { Decided, Decision, DecisionContext, WorldView } from '#engine/kernel';
import type { Act } from '#shared/protocol';
import { accept, fromMs, MINUTE_MS, refuse, toMs, type Instant } from '#shared/vocabulary';
import { clockTimerKeys, clockTimers, pauseTimer, pauseTimerKey, standingPause } from './clocks.ts';
import type { ExceptionState } from './exception.collection.ts';
import { asSeen } from './as-seen.ts';
import {
  EXCEPTION_CLOCK_PAUSED,
  EXCEPTION_CLOCK_RESUMED,
  type ExceptionClockPaused,
  type ExceptionClockResumed,
} from './own-events.ts';
import { policyOn } from './policy-on.ts';
import { resumedSla, type ClockPause } from './sla-clock.ts';

/** What stops a clock, before it is known who and when. */
export type PauseCause = Pick<ClockPause, 'kind' | 'ref' | 'why' | 'until'>;

/** A person declares that the clock stands until a time: something is waited for that nobody here can hasten. */
export function decidePauseClock(
  world: WorldView,
  act: Act<'exception.pauseClock'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (known.sla === null || known.status === 'resolved' || known.parent !== null)
      return refuse('exception.noClock', { exception: known.key });
    const standing = standingPause(known, 'person');
    if (standing)
      return refuse('exception.clockPaused', { exception: known.key, until: standing.until });
    const untilMs = toMs(act.until);
    if (untilMs <= context.nowMs)
      return refuse('exception.pausePast', { until: act.until, now: context.now }, 'until');
    const { longestPauseMinutes } = policyOn(world, known).content;
    if (untilMs - context.nowMs > longestPauseMinutes * MINUTE_MS)
      return refuse('exception.pauseTooLong', { hours: longestPauseMinutes / 60 }, 'until');
    const until = fromMs(untilMs);
    const cause: PauseCause = { kind: 'person', ref: known.key, why: act.reason, until };
    const decided = pauseClock(known, cause)!;
    return accept({ ...decided, timers: [pauseTimer(known.key, until)] });
  });
}

/** A person lets the clock go on before its pause ends. */
export function decideResumeClock(
  world: WorldView,
  act: Act<'exception.resumeClock'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    const decided = resumeClock(world, known, { kind: 'person', ref: known.key }, context);
    if (decided === null) return refuse('exception.clockRuns', { exception: known.key });
    return accept({ ...decided, cancelTimers: [pauseTimerKey(known.key)] });
  });
}

/** The declared end of a person's pause has come. */
export function pauseEnded(
  world: WorldView,
  known: ExceptionState,
  context: DecisionContext,
): Decided | null {
  return resumeClock(world, known, { kind: 'person', ref: known.key }, context);
}

/** Stops an exception's clock for a cause; null when it has no clock, or stands for this cause already. */
export function pauseClock(known: ExceptionState, cause: PauseCause): Decided | null {
  if (known.sla === null || standingPause(known, cause.kind, cause.ref)) return null;
  const data: ExceptionClockPaused = cause;
  const { key } = known;
  return {
    events: [{ type: EXCEPTION_CLOCK_PAUSED, subject: key, correlationId: key, data }],
    cancelTimers: clockTimerKeys(key),
  };
}

/** A cause has ended: the clock goes on unless another stands; null when it did not stand for this one. */
export function resumeClock(
  world: WorldView,
  known: ExceptionState,
  cause: Pick<ClockPause, 'kind' | 'ref'>,
  context: Pick<DecisionContext, 'now'>,
): Decided | null {
  if (!standingPause(known, cause.kind, cause.ref)) return null;
  const data: ExceptionClockResumed = cause;
  const { key } = known;
  return {
    events: [{ type: EXCEPTION_CLOCK_RESUMED, subject: key, correlationId: key, data }],
    timers: timersAfter(world, known, cause, context.now),
  };
}

function timersAfter(
  world: WorldView,
  known: ExceptionState,
  cause: Pick<ClockPause, 'kind' | 'ref'>,
  now: Instant,
) {
  const sla = known.sla && resumedSla(known.sla, cause, now);
  return clockTimers(policyOn(world, known).content, { ...known, sla }, now);
}
