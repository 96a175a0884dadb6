import type { Decided, DecisionContext, LogEvent, TimerRequest, WorldView } from '#engine/kernel';
import { timers } from '#engine/runs';
import { DAY_MS, fromMs, toMs } from '#shared/vocabulary';
import { SHIPMENTS_FILED, type ShipmentsFiled } from './own-events.ts';
import { shipments, type Shipment } from './shipment.collection.ts';

/** The timer by which ended shipments leave the live list. */
export const FILE_SHIPMENTS = 'shipments.file';

/** Arrivals of yesterday are still asked for; those of the day before are history. */
const SHOWN_FOR_MS = 2 * DAY_MS;

/**
 * After a shipment ended: the next midnight (UTC) looks at what may be filed. One that is set already stays: history moves
 * through many midnights, and what it leaves behind is filed when it ends.
 */
export function armFiling(
  world: WorldView,
  _event: LogEvent,
  context: DecisionContext,
): Decided | null {
  if (world.get(timers, FILE_SHIPMENTS)) return null;
  return { events: [], timers: [timerAfter(context.nowMs)] };
}

/** Files all shipments that ended long enough ago, in one event. */
export function fileEnded(
  world: WorldView,
  _timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const ended = world.by(shipments, 'unfiled', 'ended');
  const due = ended.filter((shipment) => context.nowMs - endedMs(shipment) > SHOWN_FOR_MS);
  const next = ended.length > due.length ? [timerAfter(context.nowMs)] : [];
  if (due.length === 0) return { events: [], timers: next };
  const data: ShipmentsFiled = { shipments: due.map((shipment) => shipment.shipmentId) };
  return { events: [{ type: SHIPMENTS_FILED, subject: 'shipments', data }], timers: next };
}

function timerAfter(nowMs: number): TimerRequest {
  const midnightMs = (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;
  return {
    key: FILE_SHIPMENTS,
    kind: FILE_SHIPMENTS,
    subject: 'shipments',
    dueAt: fromMs(midnightMs),
  };
}

function endedMs(shipment: Shipment): number {
  return toMs(shipment.deliveredAt ?? shipment.cancelledAt ?? shipment.occurredAt);
}
