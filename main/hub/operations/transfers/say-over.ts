import type { Decided, LogEvent, WorldView } from '#engine/kernel';
import { TRANSFER_OVER, type TransferOver, type TransferStepped } from './own-events.ts';
import { transfers } from './transfer.collection.ts';

/** After a transfer ended: says so to the exception that it was asked for, where no other one for it is under way. */
export function sayOver(world: WorldView, event: LogEvent<TransferStepped>): Decided | null {
  const { transfer: number, isEnd, from, to } = event.data;
  const exception = isEnd && from !== to ? (world.get(transfers, number)?.exception ?? null) : null;
  if (exception === null) return null;
  const asked = world.by(transfers, 'byException', exception);
  if (asked.some(({ endedAt }) => endedAt === null)) return null;
  const data: TransferOver = { transfer: number, exception };
  return { events: [{ type: TRANSFER_OVER, subject: number, correlationId: number, data }] };
}
