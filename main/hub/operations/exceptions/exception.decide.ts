import type { Decision, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { exceptionPolicy } from '#operations/policy';
import type { Act } from '#shared/protocol';
import { accept, DAY_MS, fromMs, refuse, toMs } from '#shared/vocabulary';
import {
  dueClock,
  filingTimer,
  lapseTimer,
  lapseTimerKey,
  shelfTimer,
  shelfTimerKey,
  timersOf,
} from './clocks.ts';
import { exceptions, type ExceptionState } from './exception.collection.ts';
import {
  EXCEPTION_ACKNOWLEDGED,
  EXCEPTION_ASSIGNED,
  EXCEPTION_COMMENTED,
  EXCEPTION_ESCALATED,
  EXCEPTION_REOPENED,
  EXCEPTION_RESOLVED,
  EXCEPTION_SHELVED,
  EXCEPTION_UNSHELVED,
  type ExceptionAssigned,
  type ExceptionCommented,
  type ExceptionEscalated,
  type ExceptionReopened,
  type ExceptionResolved,
  type ExceptionShelved,
  type ExceptionUnshelved,
} from './own-events.ts';
import { isPersonOrRole } from './person-name.ts';

/** A snooze longer than a week is a decision not to act, and that is called resolving. */
const LONGEST_SHELF_MS = 7 * DAY_MS;

/** "I have seen it": it stays in the queue under its owner, and comes back when nothing follows. */
export function decideAcknowledge(
  world: WorldView,
  act: Act<'exception.acknowledge'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (known.status !== 'open') return wrongStatus(known);
    const timer = lapseTimer(exceptionPolicy(world).content, known.key, context.nowMs);
    return accept({ events: [event(EXCEPTION_ACKNOWLEDGED, known.key, {})], timers: [timer] });
  });
}

/** Gives it to a person or to a role; null takes it back. */
export function decideAssign(world: WorldView, act: Act<'exception.assign'>): Decision {
  return asSeen(world, act, (known) => {
    if (known.status === 'resolved') return wrongStatus(known);
    if (act.owner !== null && !isPersonOrRole(act.owner))
      return refuse('exception.personUnknown', { person: act.owner }, 'owner');
    if (act.owner === known.owner)
      return refuse('exception.sameOwner', { exception: known.key, owner: act.owner }, 'owner');
    const data: ExceptionAssigned = { owner: act.owner };
    return accept({ events: [event(EXCEPTION_ASSIGNED, known.key, data)] });
  });
}

/** Out of the queue until an instant, or until it gets worse. */
export function decideShelve(
  world: WorldView,
  act: Act<'exception.shelve'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (known.status === 'resolved') return wrongStatus(known);
    const untilMs = toMs(act.until);
    if (untilMs <= context.nowMs)
      return refuse('exception.shelfPast', { until: act.until, now: context.now }, 'until');
    if (untilMs - context.nowMs > LONGEST_SHELF_MS)
      return refuse('exception.shelfTooLong', { until: act.until, days: 7 }, 'until');
    const until = fromMs(untilMs);
    const data: ExceptionShelved = { until };
    return accept({
      events: [event(EXCEPTION_SHELVED, known.key, data)],
      timers: [shelfTimer(known.key, until)],
      cancelTimers: [lapseTimerKey(known.key)],
    });
  });
}

/** Asks a person or role above. */
export function decideEscalate(world: WorldView, act: Act<'exception.escalate'>): Decision {
  return asSeen(world, act, (known) => {
    if (known.status === 'resolved') return wrongStatus(known);
    if (!isPersonOrRole(act.to)) return refuse('exception.personUnknown', { person: act.to }, 'to');
    const data: ExceptionEscalated = { to: act.to };
    return accept({ events: [event(EXCEPTION_ESCALATED, known.key, data)] });
  });
}

/**
 * A person says that it is done with. Refused where only another act can prove it: what is still in transit of a
 * transfer is closed on the transfer, and posted there.
 */
export function decideResolve(
  world: WorldView,
  act: Act<'exception.resolve'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (known.status === 'resolved') return wrongStatus(known);
    if (known.type === 'shortReceipt' && known.subjectKey.startsWith('TRF-'))
      return refuse('exception.closeOnTransfer', { transfer: known.subjectKey });
    const data: ExceptionResolved = { by: 'person' };
    return accept({
      events: [event(EXCEPTION_RESOLVED, known.key, data)],
      timers: [filingTimer(context.nowMs)],
      cancelTimers: timersOf(known.key),
    });
  });
}

/** Back into the queue: from a snooze, or after it was resolved. */
export function decideReopen(
  world: WorldView,
  act: Act<'exception.reopen'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (known.status === 'shelved') {
      const data: ExceptionUnshelved = { why: 'person' };
      return accept({
        events: [event(EXCEPTION_UNSHELVED, known.key, data)],
        cancelTimers: [shelfTimerKey(known.key)],
      });
    }
    if (known.status !== 'resolved') return wrongStatus(known);
    const clock = dueClock(exceptionPolicy(world).content, known.type, known.key, context);
    const data: ExceptionReopened = { why: 'person', slaDueAt: clock.slaDueAt };
    return accept({
      events: [event(EXCEPTION_REOPENED, known.key, data)],
      timers: clock.timers,
    });
  });
}

/** A word for those who come after; it changes nothing and can be said at any time. */
export function decideComment(world: WorldView, act: Act<'exception.comment'>): Decision {
  const known = world.get(exceptions, act.exception);
  if (!known) return refuse('exception.unknown', { exception: act.exception }, 'exception');
  const data: ExceptionCommented = { text: act.text };
  return accept({ events: [event(EXCEPTION_COMMENTED, known.key, data)] });
}

/** Decides on the exception if the person saw it as it is; else refuses, with what changed since. */
export function asSeen(
  world: WorldView,
  act: { exception: string; seen: number },
  decide: (known: ExceptionState) => Decision,
): Decision {
  const known = world.get(exceptions, act.exception);
  if (!known) return refuse('exception.unknown', { exception: act.exception }, 'exception');
  if (act.seen === known.version) return decide(known);
  const missed = known.notes.filter((note) => note.version > act.seen).map((note) => note.what);
  return refuse('exception.changed', {
    exception: known.key,
    seen: act.seen,
    version: known.version,
    what: missed.join('; '),
  });
}

function wrongStatus(known: ExceptionState): Decision {
  return refuse('exception.status', { exception: known.key, status: known.status });
}

function event<Data>(type: string, key: string, data: Data): OwnEvent<Data> {
  return { type, subject: key, correlationId: key, data };
}
