import type { Decided, LogEvent, WorldView } from '#engine/kernel';
import { lapseTimerKey } from './clocks.ts';

/** Said by the room of transfers, which stands above this one and is known here by its event's name alone. */
export const TRANSFER_REQUESTED = 'signalbox.hub.transfer.requested.v1';

/** Something followed the acknowledgement: it does not lapse any more. */
export function transferAsked(
  _world: WorldView,
  event: LogEvent<{ exception: string | null }>,
): Decided | null {
  const { exception } = event.data;
  return exception === null ? null : { events: [], cancelTimers: [lapseTimerKey(exception)] };
}
