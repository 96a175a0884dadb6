import type { Decided, Decision, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import type { Act } from '#shared/protocol';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { asSeen, wrongStatus } from './as-seen.ts';
import { clockTimerKeys, startClock } from './clocks.ts';
import { exceptions, isOpen, type ExceptionState } from './exception.collection.ts';
import {
  EXCEPTION_ASSIGNED,
  EXCEPTION_FOLDED,
  EXCEPTION_MERGED,
  EXCEPTION_UNFOLDED,
  type ExceptionAssigned,
  type ExceptionFolded,
  type ExceptionMerged,
  type ExceptionUnfolded,
} from './own-events.ts';
import { rootOf } from './placement.ts';

/** A person says which exception explains it: there it stays while that one is open, whatever the rules find. */
export function decideFold(world: WorldView, act: Act<'exception.fold'>): Decision {
  return asSeen(world, act, (known) => {
    const under = target(world, known, act.under, 'under');
    return under.ok ? accept(putUnder(known, act.under, under.value)) : under;
  });
}

/** A person takes it out of its cause: it queues by itself, and no rule puts it back under that one. */
export function decideUnfold(
  world: WorldView,
  act: Act<'exception.unfold'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (!isOpen(known)) return wrongStatus(known);
    if (known.parent === null) return refuse('exception.notFolded', { exception: known.key });
    const clock = startClock(world, known, context);
    const data: ExceptionUnfolded = {
      from: known.parent,
      byPerson: true,
      sla: clock.sla,
    };
    return accept({ events: [event(EXCEPTION_UNFOLDED, known.key, data)], timers: clock.timers });
  });
}

/**
 * A person says that two are one: it stays under the other with all that was folded under it, and gives its owner to it
 * where that has none. Its own rule goes on watching it, so nothing is lost when they prove to be two.
 */
export function decideMerge(world: WorldView, act: Act<'exception.merge'>): Decision {
  return asSeen(world, act, (known) => {
    const into = target(world, known, act.into, 'into');
    if (!into.ok) return into;
    const merged: ExceptionMerged = { into: act.into };
    const put = putUnder(known, act.into, into.value);
    const events: OwnEvent[] = [...put.events, event(EXCEPTION_MERGED, known.key, merged)];
    if (known.owner !== null && into.value.owner === null) {
      const assigned: ExceptionAssigned = { owner: known.owner };
      events.push(event(EXCEPTION_ASSIGNED, into.value.key, assigned));
    }
    return accept({ ...put, events });
  });
}

function putUnder(known: ExceptionState, chosen: string, root: ExceptionState): Decided {
  const data: ExceptionFolded = { parent: root.key, cause: chosen, by: null, placedUnder: chosen };
  return {
    events: [event(EXCEPTION_FOLDED, known.key, data)],
    cancelTimers: clockTimerKeys(known.key),
  };
}

/** The top of what a person chose as the cause, unless that leads back to where it came from. */
function target(
  world: WorldView,
  known: ExceptionState,
  chosen: string,
  field: string,
): Result<ExceptionState> {
  if (!isOpen(known))
    return refuse('exception.status', { exception: known.key, status: known.status });
  const cause = world.get(exceptions, chosen);
  if (!cause) return refuse('exception.unknown', { exception: chosen }, field);
  if (!isOpen(cause))
    return refuse('exception.causeOver', { exception: known.key, cause: chosen }, field);
  if (cause.key === known.key || cause.parent === known.key)
    return refuse('exception.causeLoop', { exception: known.key, cause: chosen }, field);
  const root = rootOf(world, cause);
  if (!root) return refuse('exception.causeOver', { exception: known.key, cause: chosen }, field);
  if (known.placedUnder === chosen && known.parent === root.key)
    return refuse('exception.sameCause', { exception: known.key, cause: chosen }, field);
  return accept(root);
}

function event<Data>(type: string, key: string, data: Data): OwnEvent<Data> {
  return { type, subject: key, correlationId: key, data };
}
