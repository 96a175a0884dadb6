import type { Watch, Watcher } from '#engine/kernel';
import { fromMs, MINUTE_MS, toMs, type Instant } from '#shared/vocabulary';
import { silentSince } from '#operations/network';
import type { Tracking } from '#shared/protocol';
import { SHIPMENT_SILENT, type ShipmentSilent } from './own-events.ts';
import { positionCadenceMs } from './position-cadence.ts';
import { progresses, type Progress } from './progress.collection.ts';
import { firstStop, shipments, type Shipment } from './shipment.collection.ts';

/** While a truck is silent its estimate is widened this often: more often says nothing new. */
const WIDEN_EVERY_MS = 30 * MINUTE_MS;

/** How its tracking is, which is not how late it is. */
export function trackingOf(shipment: Shipment, progress: Progress | undefined): Tracking {
  if (shipment.status === 'arrived' || shipment.status === 'delivered') return 'arrived';
  if (shipment.status !== 'moving' || !progress) return 'pending';
  if (progress.silentSince !== null) return 'signalLost';
  if (progress.fixAt === null) return 'pending';
  return progress.idleSince === null ? 'inMotion' : 'idle';
}

const touchedProgress: Watch<Progress> = {
  collection: progresses,
  subjects: (progress) => [progress.shipmentId],
};
const touchedShipment: Watch<Shipment> = {
  collection: shipments,
  subjects: (shipment) => [shipment.shipmentId],
};

/**
 * Says when a moving truck has been silent for twice its cadence, and again while it lasts, so that its estimate widens.
 * While the TMS itself is silent no truck of it is: what is missing is then the feed, and it has its own exception.
 */
export const trackingWatcher: Watcher = {
  name: 'shipments.tracking',
  watches: [touchedProgress, touchedShipment],
  assess(world, key, context) {
    const shipment = world.get(shipments, key);
    if (shipment?.status !== 'moving') return { decided: null, recheckAt: null };
    const progress = world.get(progresses, key);
    const heardAt = heardOf(shipment, progress);
    if (!heardAt) return { decided: null, recheckAt: null };
    const cadenceMs = positionCadenceMs(shipment);
    const dueMs = toMs(heardAt) + cadenceMs * 2;
    if (context.backfill || context.nowMs < dueMs)
      return { decided: null, recheckAt: fromMs(dueMs) };
    const recheckAt = fromMs(context.nowMs + WIDEN_EVERY_MS);
    if (silentSince(world, shipment.source) !== null) return { decided: null, recheckAt };
    const silentMinutes = Math.floor((context.nowMs - toMs(heardAt) - cadenceMs) / MINUTE_MS);
    if (silentMinutes - widenedBy(progress) < WIDEN_EVERY_MS / MINUTE_MS && progress?.silentSince)
      return { decided: null, recheckAt };
    const data: ShipmentSilent = { shipment: key, since: heardAt, silentMinutes };
    return {
      decided: { events: [{ type: SHIPMENT_SILENT, subject: key, data }] },
      recheckAt,
    };
  },
};

function heardOf(shipment: Shipment, progress: Progress | undefined): Instant | null {
  return progress?.fixAt ?? firstStop(shipment)?.departedAt ?? null;
}

/** The silence that the estimate holds already: half of it was taken as lost (`eta.ts`). */
function widenedBy(progress: Progress | undefined): number {
  return (progress?.ledger.silentMinutes ?? 0) * 2;
}
