import type { Decided, DecisionContext, LogEvent, WorldView } from '#engine/kernel';
import { clockTimers, ladderTimerKey, lapseTimer, lapseTimerKey } from './clocks.ts';
import { exceptions, isOpen, type ExceptionState } from './exception.collection.ts';
import { EXCEPTION_ACTED_ON, EXCEPTION_ACTION_OVER, type ExceptionActedOn } from './own-events.ts';
import { policyOn } from './policy-on.ts';

/** Said by the room of transfers, which stands above this one and is known here by its event's name alone. */
export const TRANSFER_REQUESTED = 'signalbox.hub.transfer.requested.v1';

/** Said by it too: what was asked for has ended, and nothing else that was asked for the same is under way. */
export const TRANSFER_OVER = 'signalbox.hub.transfer.over.v1';

/** Something followed: an acknowledgement does not lapse any more, and the ladder stops. */
export function transferAsked(
  world: WorldView,
  event: LogEvent<{ exception: string | null }>,
): Decided | null {
  const { exception } = event.data;
  if (exception === null) return null;
  const cancelTimers = [lapseTimerKey(exception), ladderTimerKey(exception)];
  const known = world.get(exceptions, exception);
  if (!known || !isOpen(known) || event.subject === null) return { events: [], cancelTimers };
  const data: ExceptionActedOn = { by: event.subject };
  return {
    events: [{ type: EXCEPTION_ACTED_ON, subject: exception, correlationId: exception, data }],
    cancelTimers,
  };
}

/**
 * Nothing follows any more: what is acknowledged has the time of a new acknowledgement, and the ladder of what is not goes
 * on.
 */
export function transferOver(
  world: WorldView,
  event: LogEvent<{ exception: string }>,
  context: DecisionContext,
): Decided | null {
  const { exception } = event.data;
  const known = world.get(exceptions, exception);
  if (!known || !isOpen(known) || event.subject === null) return null;
  const data: ExceptionActedOn = { by: event.subject };
  const policy = policyOn(world, known).content;
  const free: ExceptionState = { ...known, ladder: { ...known.ladder, stoppedBy: null } };
  return {
    events: [{ type: EXCEPTION_ACTION_OVER, subject: exception, correlationId: exception, data }],
    timers:
      known.status === 'acknowledged'
        ? [lapseTimer(policy, exception, context.nowMs)]
        : clockTimers(policy, free, context.now),
  };
}
