import type { View, Watch, WorldView } from '#engine/kernel';
import { exceptions, worstAbout, type ExceptionState } from '#operations/exceptions';
import {
  feedStatuses,
  partners,
  silentSince,
  sites,
  sourceAsOf,
  type FeedStatus,
} from '#operations/network';
import type { ShipmentPhase, ShipmentRow, Tracking } from '#shared/protocol';
import { MINUTE_MS, toMs, type AsOf, type Instant, type State } from '#shared/vocabulary';
import { lateMinutes, ownEta } from './lateness.ts';
import { positionCadenceMs } from './position-cadence.ts';
import { progresses, type Progress } from './progress.collection.ts';
import { roadOf } from './road.ts';
import { firstStop, lastStop, shipments, type Shipment, type Stop } from './shipment.collection.ts';
import { trackingOf } from './tracking.ts';

/** Later than this and not yet an exception: it may miss. */
const WATCH_FROM_MINUTES = 15;

/** Two hours at a dock are free in common carrier contracts (FMCSA's detention studies take the same line). */
const FREE_DWELL_MINUTES = 120;

const watches: readonly Watch[] = [
  {
    collection: shipments,
    subjects: (shipment) => [shipment.shipmentId],
  } satisfies Watch<Shipment>,
  {
    collection: progresses,
    subjects: (progress) => [progress.shipmentId],
  } satisfies Watch<Progress>,
  {
    collection: exceptions,
    subjects: ({ subjectKind, subjectKey }) => (subjectKind === 'shipment' ? [subjectKey] : []),
  } satisfies Watch<ExceptionState>,
  {
    collection: feedStatuses,
    subjects: ({ source }, world) =>
      world.by(shipments, 'underWayBySource', source).map(({ shipmentId }) => shipmentId),
  } satisfies Watch<FeedStatus>,
];

/** Shipments from their plan until they are filed, some days after their end. */
export const shipmentsView: View<ShipmentRow> = {
  name: 'shipments',
  watches,
  *keys(world) {
    for (const shipment of world.all(shipments)) if (isShown(shipment)) yield shipment.shipmentId;
  },
  project(world, key) {
    const shipment = world.get(shipments, key);
    return shipment && isShown(shipment) ? shipmentRow(world, shipment) : null;
  },
};

function isShown(shipment: Shipment): boolean {
  return shipment.status !== 'announced' && !shipment.filed;
}

function shipmentRow(world: WorldView, shipment: Shipment): ShipmentRow {
  const progress = world.get(progresses, shipment.shipmentId);
  const [first, last] = [firstStop(shipment), lastStop(shipment)];
  const exception = worstAbout(world, 'shipment', shipment.shipmentId);
  const tracking = trackingOf(shipment, progress);
  const eta = ownEta(world, shipment);
  const late = lateMinutes(world, shipment);
  const road = roadOf(shipment);
  const next = nextMilestone(world, shipment);
  const dwell = dwellMinutes(shipment, progress);
  const [carrier] = world.by(partners, 'byScac', shipment.carrier);
  return {
    key: shipment.shipmentId,
    state: exception?.state ?? stateOf(world, shipment, tracking, late),
    phase: phaseOf(shipment),
    tracking,
    fromName: placeName(world, first),
    toName: placeName(world, last),
    from: first?.gln ?? null,
    to: last?.gln ?? null,
    carrier: shipment.carrier,
    carrierName: carrier?.name ?? shipment.carrier,
    mode: shipment.mode,
    equipment: shipment.equipment,
    stops: shipment.stops.length,
    purposeKind: shipment.purposeKind,
    purposeNumber: shipment.purposeNumber,
    nextMilestone: next.label,
    plannedAt: next.plannedAt,
    carrierEtaAt: last?.carrierEtaAt ?? null,
    ourP50At: eta?.p50At ?? null,
    ourP90At: eta?.p90At ?? null,
    plannedArriveAt: last?.plannedArriveAt ?? shipment.occurredAt,
    plannedDepartAt: first?.plannedDepartAt ?? shipment.occurredAt,
    departedAt: first?.departedAt ?? null,
    arrivedAt: last?.arrivedAt ?? null,
    lateByMinutes: late ?? 0,
    valueMinor: shipment.valueMinor,
    currency: shipment.currency,
    orders: exception?.orders ?? (shipment.purposeKind === 'order' ? 1 : 0),
    exception: exception?.key ?? null,
    road: road.text,
    roadKm: road.km,
    fix: progress?.fixAt
      ? { at: progress.fixAt, travelledKm: progress.travelledKm, speedKmh: progress.speedKmh ?? 0 }
      : null,
    dwellMinutes: dwell,
    detentionMinutes: Math.max(0, dwell - FREE_DWELL_MINUTES),
    asOf: asOfShipment(world, shipment, progress),
  };
}

function phaseOf(shipment: Shipment): ShipmentPhase {
  if (shipment.status === 'moving' || shipment.status === 'cancelled') return shipment.status;
  return shipment.status === 'planned' ? 'planned' : 'arrived';
}

function stateOf(
  world: WorldView,
  shipment: Shipment,
  tracking: Tracking,
  late: number | null,
): State {
  if (shipment.status === 'cancelled' || tracking === 'arrived') return 'ok';
  if (tracking === 'signalLost' || silentSince(world, shipment.source) !== null) return 'stale';
  if (late !== null && late > WATCH_FROM_MINUTES) return 'watch';
  return shipment.status === 'moving' && tracking === 'pending' ? 'noData' : 'ok';
}

/** A site is called by its name, any other place as the plan calls it. */
export function placeName(world: WorldView, stop: Stop | undefined): string {
  if (!stop) return '';
  return (stop.gln && world.get(sites, stop.gln)?.name) || stop.name;
}

/** What comes next on the way: the first milestone of the plan that has not happened. */
function nextMilestone(
  world: WorldView,
  shipment: Shipment,
): { label: string; plannedAt: Instant | null } {
  const last = lastStop(shipment);
  for (const stop of shipment.stops) {
    const name = placeName(world, stop);
    const isFirst = stop === shipment.stops[0];
    if (!isFirst && stop.arrivedAt === null && stop.departedAt === null)
      return {
        label: `${stop.kind === 'pass' ? 'Pass' : 'Arrive'} ${name}`,
        plannedAt: stop.plannedArriveAt,
      };
    if (stop !== last && stop.departedAt === null)
      return { label: `Depart ${name}`, plannedAt: stop.plannedDepartAt };
  }
  return { label: shipment.status === 'delivered' ? 'Delivered' : 'Deliver', plannedAt: null };
}

/** How long it stood at the stop where it stands, or stood last; a truck that drives has none. */
function dwellMinutes(shipment: Shipment, progress: Progress | undefined): number {
  const stop = shipment.stops.findLast((one) => one.arrivedAt !== null);
  if (!stop?.arrivedAt) return 0;
  const untilAt = stop.departedAt ?? shipment.deliveredAt ?? progress?.fixAt ?? stop.arrivedAt;
  return Math.max(0, Math.round((toMs(untilAt) - toMs(stop.arrivedAt)) / MINUTE_MS));
}

/** A moving truck owes a position each cadence; before and after, the TMS speaks when something happens. */
export function asOfShipment(
  world: WorldView,
  shipment: Shipment,
  progress: Progress | undefined,
): AsOf {
  const asOf = sourceAsOf(
    world,
    shipment.source,
    progress?.fixAt ?? shipment.occurredAt,
    progress && progress.receivedAt > shipment.receivedAt
      ? progress.receivedAt
      : shipment.receivedAt,
  );
  if (asOf.cadenceMs !== null || shipment.status !== 'moving') return asOf;
  return { ...asOf, cadenceMs: positionCadenceMs(shipment) };
}
