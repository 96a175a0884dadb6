import type { Decided, LogEvent, WorldView } from '#engine/kernel';
import { ladderTimerKey, lapseTimerKey } from './clocks.ts';
import { exceptions, isOpen } from './exception.collection.ts';
import { EXCEPTION_ACTED_ON, type ExceptionActedOn } from './own-events.ts';

/** Said by the room of transfers, which stands above this one and is known here by its event's name alone. */
export const TRANSFER_REQUESTED = 'signalbox.hub.transfer.requested.v1';

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
