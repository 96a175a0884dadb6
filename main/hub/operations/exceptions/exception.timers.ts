import type { Decided, DecisionContext, OwnEvent, TimerRequest, WorldView } from '#engine/kernel';
import { exceptionPolicy } from '#operations/policy';
import { DAY_MS, toMs } from '#shared/vocabulary';
import { dueClock, filingTimer } from './clocks.ts';
import { exceptions, isOpen } from './exception.collection.ts';
import {
  EXCEPTION_BREACHED,
  EXCEPTION_REOPENED,
  EXCEPTION_UNSHELVED,
  EXCEPTIONS_FILED,
  EXCEPTIONS_QUEUED,
  type ExceptionBreached,
  type ExceptionReopened,
  type ExceptionsFiled,
  type ExceptionsQueued,
  type ExceptionUnshelved,
} from './own-events.ts';

/** What was resolved yesterday is still asked for; what was resolved the day before is history. */
const SHOWN_FOR_MS = DAY_MS;

/** Past its due time: said once, and the ladder goes one step up by itself. */
export function pastDue(world: WorldView, timer: TimerRequest): Decided | null {
  const known = world.get(exceptions, timer.subject);
  if (!known || !isOpen(known) || known.slaDueAt === null || known.breached) return null;
  const next = exceptionPolicy(world).content.breachEscalatesTo[known.type];
  const escalatedTo = known.escalatedTo === null ? next : null;
  const data: ExceptionBreached = { slaDueAt: known.slaDueAt, escalatedTo };
  return one({ type: EXCEPTION_BREACHED, subject: known.key, correlationId: known.key, data });
}

/** Its snooze is over. */
export function shelfEnded(world: WorldView, timer: TimerRequest): Decided | null {
  const known = world.get(exceptions, timer.subject);
  if (known?.status !== 'shelved') return null;
  const data: ExceptionUnshelved = { why: 'expired' };
  return one({ type: EXCEPTION_UNSHELVED, subject: known.key, correlationId: known.key, data });
}

/** Acknowledged and nothing followed: it returns to the queue. */
export function acknowledgementLapsed(world: WorldView, timer: TimerRequest): Decided | null {
  const known = world.get(exceptions, timer.subject);
  if (known?.status !== 'acknowledged') return null;
  const data: ExceptionReopened = { why: 'acknowledgementLapsed', slaDueAt: known.slaDueAt };
  return one({ type: EXCEPTION_REOPENED, subject: known.key, correlationId: known.key, data });
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
  const policy = exceptionPolicy(world).content;
  const timers: TimerRequest[] = [];
  const queued = held.map(({ key, type, parent }) => {
    if (parent !== null) return { exception: key, slaDueAt: null };
    const clock = dueClock(policy, type, key, context);
    timers.push(...clock.timers);
    return { exception: key, slaDueAt: clock.slaDueAt };
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
