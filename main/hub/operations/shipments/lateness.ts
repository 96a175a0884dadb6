import type { WorldView } from '#engine/kernel';
import { MINUTE_MS, fromMs, toMs, type Instant } from '#shared/vocabulary';
import { estimateArrival } from './eta.ts';
import { laneOf } from './progress.projection.ts';
import { progresses } from './progress.collection.ts';
import { lastStop, firstStop, plannedArrival, type Shipment } from './shipment.collection.ts';

/** Our own estimate for the last stop. */
export interface OwnEta {
  p50At: Instant;
  p90At: Instant;
}

/** From the truck's progress when it moves; by plan and lane before it has left. Null once it has arrived. */
export function ownEta(world: WorldView, shipment: Shipment): OwnEta | null {
  if (shipment.status === 'moving') {
    const progress = world.get(progresses, shipment.shipmentId);
    return progress?.p50At && progress.p90At
      ? { p50At: progress.p50At, p90At: progress.p90At }
      : null;
  }
  const departAt = firstStop(shipment)?.plannedDepartAt;
  if (shipment.status !== 'planned' || !departAt) return null;
  const eta = estimateArrival(shipment, laneOf(world, shipment), {
    atMs: toMs(departAt),
    travelledKm: 0,
    idleSinceMs: null,
    silentMinutes: 0,
  });
  return eta && { p50At: fromMs(eta.p50Ms), p90At: fromMs(eta.p90Ms) };
}

/** Minutes late at the last stop: as it was, else by our own P50. Negative is early; null without a plan or estimate. */
export function lateMinutes(world: WorldView, shipment: Shipment): number | null {
  const plannedAt = plannedArrival(shipment);
  const at = lastStop(shipment)?.arrivedAt ?? ownEta(world, shipment)?.p50At;
  if (!plannedAt || !at) return null;
  return Math.round((toMs(at) - toMs(plannedAt)) / MINUTE_MS);
}
