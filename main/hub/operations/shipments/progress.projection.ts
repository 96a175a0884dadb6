import type {
  DataOf,
  shipmentArrived,
  shipmentDeparted,
  shipmentExpedited,
  shipmentPosition,
} from '#shared/contracts';
import type { LogEvent, WorldDraft, WorldView } from '#engine/kernel';
import { lanes, pairKey, rowInstant, type LaneMaster } from '#operations/network';
import { fromMs, toMs } from '#shared/vocabulary';
import { estimateArrival } from './eta.ts';
import { laneRecords } from './lane-record.collection.ts';
import type { ShipmentSilent } from './own-events.ts';
import { NO_LEDGER, progresses, type Progress } from './progress.collection.ts';
import { kmAlongRoad } from './road.ts';
import { firstStop, lastStop, shipments, type Shipment } from './shipment.collection.ts';

/** Slower than this a truck stands: the drift of a receiver, or a yard. */
const STANDING_KMH = 3;

/** A stop was left: from the first one on the truck has a progress, and its estimate follows from the departure. */
export function foldProgressDeparted(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentDeparted>>,
): void {
  estimateFor(draft, event, event.data.shipmentId, (progress) => ({
    ...progress,
    idleSince: null,
  }));
}

/** Where the truck was; an older fix than the one we have came late and changes nothing. */
export function foldPosition(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentPosition>>,
): void {
  const { shipmentId, latitude, longitude, speedKmh } = event.data;
  const fixAt = rowInstant(event.data.positionAt);
  const known = draft.get(progresses, shipmentId);
  if (known?.fixAt && known.fixAt >= fixAt) return;
  estimateFor(draft, event, shipmentId, (progress, shipment) => ({
    ...progress,
    fixAt,
    latitude,
    longitude,
    speedKmh: speedKmh ?? null,
    travelledKm: event.data.travelledKm ?? kmAlongRoad(shipment, latitude, longitude),
    idleSince: (speedKmh ?? STANDING_KMH) < STANDING_KMH ? (progress.idleSince ?? fixAt) : null,
    silentSince: null,
  }));
}

/** The last arrival ends the estimate and is held against the P90 given at departure. */
export function foldProgressArrived(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentArrived>>,
): void {
  const shipment = draft.get(shipments, event.data.shipmentId);
  const last = shipment && lastStop(shipment);
  if (!shipment || !last?.arrivedAt || last.stop !== event.data.stop) {
    estimateFor(draft, event, event.data.shipmentId, (progress) => progress);
    return;
  }
  const progress = draft.get(progresses, shipment.shipmentId);
  if (!progress?.firstP90At) return;
  const { firstP90At } = progress;
  draft.put(progresses, { ...progress, firstP90At: null, silentSince: null, idleSince: null });
  const from = firstStop(shipment)?.gln;
  if (!from || !last.gln) return;
  const key = pairKey(from, last.gln);
  const record = draft.get(laneRecords, key) ?? { key, trips: 0, held: 0 };
  draft.put(laneRecords, {
    key,
    trips: record.trips + 1,
    held: record.held + (last.arrivedAt <= firstP90At ? 1 : 0),
  });
}

export function foldProgressExpedited(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentExpedited>>,
): void {
  estimateFor(draft, event, event.data.shipmentId, (progress) => progress);
}

/** Nothing was heard for too long: the estimate widens. */
export function foldProgressSilent(draft: WorldDraft, event: LogEvent<ShipmentSilent>): void {
  const { shipment, since, silentMinutes } = event.data;
  estimateFor(
    draft,
    event,
    shipment,
    (progress) => ({ ...progress, silentSince: since }),
    silentMinutes,
  );
}

function estimateFor(
  draft: WorldDraft,
  event: LogEvent,
  shipmentId: string,
  apply: (progress: Progress, shipment: Shipment) => Progress,
  silentMinutes = 0,
): void {
  const shipment = draft.get(shipments, shipmentId);
  const departedAt = shipment && firstStop(shipment)?.departedAt;
  if (!shipment || !departedAt || lastStop(shipment)?.arrivedAt) return;
  const progress = apply(draft.get(progresses, shipmentId) ?? blank(shipmentId), shipment);
  const eta = estimateArrival(shipment, laneOf(draft, shipment), {
    atMs: Math.max(toMs(progress.fixAt ?? departedAt), toMs(departedAt)),
    travelledKm: progress.travelledKm,
    idleSinceMs: progress.idleSince ? toMs(progress.idleSince) : null,
    silentMinutes,
  });
  const p90At = eta && fromMs(eta.p90Ms);
  draft.put(progresses, {
    ...progress,
    p50At: eta && fromMs(eta.p50Ms),
    p90At,
    firstP90At: progress.firstP90At ?? p90At,
    ledger: eta?.ledger ?? NO_LEDGER,
    receivedAt: event.receivedAt,
  });
}

/** The lane that a shipment goes by, when both its ends are sites with one. */
export function laneOf(world: WorldView, shipment: Shipment): LaneMaster | null {
  const from = firstStop(shipment)?.gln;
  const to = lastStop(shipment)?.gln;
  if (!from || !to) return null;
  const pair = world.by(lanes, 'byPair', pairKey(from, to));
  return pair.find((lane) => lane.mode === shipment.mode) ?? null;
}

function blank(shipmentId: string): Progress {
  return {
    shipmentId,
    fixAt: null,
    latitude: null,
    longitude: null,
    speedKmh: null,
    travelledKm: 0,
    idleSince: null,
    silentSince: null,
    p50At: null,
    p90At: null,
    firstP90At: null,
    ledger: NO_LEDGER,
    receivedAt: '',
  };
}
