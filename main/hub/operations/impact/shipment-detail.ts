import type { QueryContext, WorldView } from '#engine/kernel';
import {
  entryKey,
  firstStop,
  lastStop,
  laneRecords,
  lateMinutes,
  manualEntries,
  ownEta,
  placeName,
  progresses,
  shipments,
  type Shipment,
  type Stop,
} from '#operations/shipments';

import { pairKey } from '#operations/network';
import { personName } from '#operations/exceptions';
import { heldUpBy } from '#operations/stock';
import type { ShipmentDetail } from '#shared/protocol';
import { fromMs, MINUTE_MS, refuse, toMs, type Instant, type Result } from '#shared/vocabulary';
import { historyOf } from './history-words.ts';

type Milestone = ShipmentDetail['milestones'][number];

/**
 * A shipment in full: milestones, both ETAs apart, where the minutes come from, and what waits for it. Refused for a number
 * that nobody knows.
 */
export async function shipmentDetail(
  context: QueryContext,
  input: { key: string },
): Promise<ShipmentDetail | Result<never>> {
  const { world, nowMs } = context;
  const shipment = world.get(shipments, input.key);
  if (!shipment) return refuse('shipment.unknown', { shipment: input.key }, 'key');
  const held = heldUpBy(world, shipment, nowMs);
  const last = lastStop(shipment);
  const own = ownEta(world, shipment);
  return {
    key: shipment.shipmentId,
    milestones: milestonesOf(world, shipment),
    carrierEta:
      last?.carrierEtaAt && last.carrierEtaGivenAt
        ? { at: last.carrierEtaAt, givenAt: last.carrierEtaGivenAt }
        : null,
    ourEta: own && { ...own, held: laneRecord(world, shipment) },
    ledger: ledgerOf(world, shipment),
    holdsUp: {
      items: held.items,
      orders: held.orders.size,
      customers: held.customers.size,
      marginMinor: held.marginMinor,
      currency: shipment.currency,
    },
    history: await historyOf(context, shipment.shipmentId),
  };
}

/** Departure and arrival of each stop; what has not happened is estimated by how late the truck is now. */
function milestonesOf(world: WorldView, shipment: Shipment): Milestone[] {
  const late = lateMinutes(world, shipment);
  const last = lastStop(shipment);
  const eta = ownEta(world, shipment)?.p50At ?? null;
  const isPast = shipment.status === 'delivered' || shipment.status === 'cancelled';
  return shipment.stops.flatMap((stop, index) => {
    const name = placeName(world, stop);
    const milestone = (
      kind: Milestone['milestone'],
      label: string,
      plannedAt: Instant | null,
      actualAt: Instant | null,
    ) => {
      const estimatedAt =
        actualAt !== null || isPast
          ? null
          : stop === last && eta !== null
            ? eta
            : moved(plannedAt, late);
      const entry = world.get(manualEntries, entryKey(shipment.shipmentId, stop.stop, kind));
      const manual = entry && {
        by: personName(entry.by),
        reason: entry.reason,
        state: entry.state,
      };
      return {
        label,
        plannedAt,
        estimatedAt,
        actualAt,
        offByMinutes: null,
        stop: stop.stop,
        milestone: kind,
        manual: manual ?? null,
      };
    };
    const milestones: Milestone[] = [];
    if (index > 0)
      milestones.push(
        milestone(
          'arrive',
          `${stop.kind === 'pass' ? 'Pass' : 'Arrive'} ${name}`,
          stop.plannedArriveAt,
          stop.arrivedAt,
        ),
      );
    if (hasDeparture(shipment, stop))
      milestones.push(milestone('depart', `Depart ${name}`, stop.plannedDepartAt, stop.departedAt));
    return milestones.map((one) => ({ ...one, offByMinutes: offBy(one) }));
  });
}

function hasDeparture(shipment: Shipment, stop: Stop): boolean {
  return stop !== lastStop(shipment) && (stop.plannedDepartAt ?? stop.departedAt) !== null;
}

function moved(plannedAt: Instant | null, late: number | null): Instant | null {
  return plannedAt === null || late === null
    ? null
    : fromMs(toMs(plannedAt) + Math.max(0, late) * MINUTE_MS);
}

function offBy({ plannedAt, estimatedAt, actualAt }: Milestone): number | null {
  const at = actualAt ?? estimatedAt;
  if (plannedAt === null || at === null) return null;
  return Math.round((toMs(at) - toMs(plannedAt)) / MINUTE_MS);
}

/** Where the minutes between plan and our own estimate come from; they sum to the difference. */
function ledgerOf(world: WorldView, shipment: Shipment): ShipmentDetail['ledger'] {
  const ledger = world.get(progresses, shipment.shipmentId)?.ledger;
  if (!ledger) return [];
  return [
    { label: 'Departed late', minutes: ledger.departedLateMinutes },
    { label: `Dwell at ${dwellPlace(world, shipment)}`, minutes: ledger.dwellMinutes },
    { label: 'Drive', minutes: ledger.driveMinutes },
    { label: 'Silent, widened', minutes: ledger.silentMinutes },
  ].filter(({ minutes }) => minutes !== 0);
}

/** The stop between the ends at which it stood, when there is one; several have no name together. */
function dwellPlace(world: WorldView, shipment: Shipment): string {
  const stood = shipment.stops.slice(1, -1).filter((stop) => stop.arrivedAt !== null);
  return stood.length === 1 ? placeName(world, stood[0]) : 'stops';
}

/** "P90 held on 46 of 52 trips of this lane". */
function laneRecord(world: WorldView, shipment: Shipment): string | null {
  const [from, to] = [firstStop(shipment)?.gln, lastStop(shipment)?.gln];
  const record = from && to ? world.get(laneRecords, pairKey(from, to)) : undefined;
  return record ? `P90 held on ${record.held} of ${record.trips} trips of this lane` : null;
}
