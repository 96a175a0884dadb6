import type { Decision, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import type { Act } from '#shared/protocol';
import { accept, refuse } from '#shared/vocabulary';
import { asSeen, wrongStatus } from './as-seen.ts';
import { filingTimer, ladderTimerKey, lapseTimer, startClock, timersOf } from './clocks.ts';
import { exceptions } from './exception.collection.ts';
import { openAbout } from './find-exception.ts';
import {
  EXCEPTION_ACKNOWLEDGED,
  EXCEPTION_ASSIGNED,
  EXCEPTION_COMMENTED,
  EXCEPTION_ESCALATED,
  EXCEPTION_REOPENED,
  EXCEPTION_RESOLVED,
  type ExceptionAssigned,
  type ExceptionCommented,
  type ExceptionEscalated,
  type ExceptionReopened,
  type ExceptionResolved,
} from './own-events.ts';
import { policyOn } from './policy-on.ts';
import { isPersonOrRole } from './person-name.ts';
import { unshelved } from './shelf.decide.ts';

/** "I have seen it": it stays in the queue under its owner, and comes back when nothing follows. */
export function decideAcknowledge(
  world: WorldView,
  act: Act<'exception.acknowledge'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (known.status !== 'open') return wrongStatus(known);
    const timer = lapseTimer(policyOn(world, known).content, known.key, context.nowMs);
    return accept({
      events: [event(EXCEPTION_ACKNOWLEDGED, known.key, {})],
      timers: [timer],
      cancelTimers: [ladderTimerKey(known.key)],
    });
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

/** Back into the queue: from a snooze, or after it was resolved. Of one subject one stands at a time: its rule judges no other. */
export function decideReopen(
  world: WorldView,
  act: Act<'exception.reopen'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (known.status === 'shelved') return accept(unshelved(world, known, 'person', context));
    if (known.status !== 'resolved') return wrongStatus(known);
    const standing = openAbout(world, known.type, known.subjectKey);
    if (standing)
      return refuse('exception.standsAlready', { exception: known.key, by: standing.key });
    const clock = startClock(world, known, context);
    const data: ExceptionReopened = { why: 'person', sla: clock.sla };
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

function event<Data>(type: string, key: string, data: Data): OwnEvent<Data> {
  return { type, subject: key, correlationId: key, data };
}
