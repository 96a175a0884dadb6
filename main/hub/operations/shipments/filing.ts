import type { Decided, DecisionContext, TimerRequest, WorldView } from '#engine/kernel';
import { nextNight, wakeAtNight } from '#engine/runs';
import { DAY_MS, toMs } from '#shared/vocabulary';
import { SHIPMENTS_FILED, type ShipmentsFiled } from './own-events.ts';
import { shipments, type Shipment } from './shipment.collection.ts';

/** The timer by which ended shipments leave the live list. */
export const FILE_SHIPMENTS = 'shipments.file';

/** Arrivals of yesterday are still asked for; those of the day before are history. */
const SHOWN_FOR_MS = 2 * DAY_MS;

/** After a shipment ended. */
export const armFiling = wakeAtNight(FILE_SHIPMENTS);

/** Files all shipments that ended long enough ago, in one event. */
export function fileEnded(
  world: WorldView,
  _timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const ended = world.by(shipments, 'unfiled', 'ended');
  const due = ended.filter((shipment) => context.nowMs - endedMs(shipment) > SHOWN_FOR_MS);
  const next = ended.length > due.length ? [nextNight(FILE_SHIPMENTS, context.nowMs)] : [];
  if (due.length === 0) return { events: [], timers: next };
  const data: ShipmentsFiled = { shipments: due.map((shipment) => shipment.shipmentId) };
  return { events: [{ type: SHIPMENTS_FILED, subject: 'shipments', data }], timers: next };
}

function endedMs(shipment: Shipment): number {
  return toMs(shipment.deliveredAt ?? shipment.cancelledAt ?? shipment.occurredAt);
}
