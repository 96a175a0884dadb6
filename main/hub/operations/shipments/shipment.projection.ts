import type {
  DataOf,
  etaUpdated,
  milestoneMissed,
  shipmentArrived,
  shipmentCancelled,
  shipmentDelivered,
  shipmentDeparted,
  shipmentExpedited,
  shipmentPlanned,
  shipmentTendered,
  tenderAccepted,
  tenderDeclined,
} from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { rowInstant, rowInstantOrNull } from '#operations/network';
import type { ShipmentsFiled } from './own-events.ts';
import { lastStop, shipments, type Shipment, type Stop } from './shipment.collection.ts';

type Told<Data> = LogEvent<Data & { shipmentId: string }>;

/** The plan; milestones that were told before it (a late message, another plan) stay. */
export function foldPlanned(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentPlanned>>,
): void {
  const { data } = event;
  change(draft, event, (known) => ({
    ...known,
    source: event.source,
    purposeKind: data.purpose.kind,
    purposeNumber: data.purpose.number,
    carrier: data.carrier,
    mode: data.mode,
    equipment: data.equipment,
    distanceKm: data.distanceKm,
    currency: data.currency,
    valueMinor: data.valueMinor,
    freightMinor: data.freightMinor,
    weightGrams: data.weightGrams,
    lines: data.lines.map(({ gtin, quantity, unit }) => ({ gtin, quantity, unit })),
    stops: data.stops
      .toSorted((a, b) => a.stop - b.stop)
      .map((planned) => {
        const told =
          known.stops.find((stop) => stop.stop === planned.stop) ?? blankStop(planned.stop);
        return {
          ...told,
          gln: planned.gln ?? null,
          name: planned.name,
          latitude: planned.latitude,
          longitude: planned.longitude,
          kind: planned.kind,
          plannedArriveAt: rowInstantOrNull(planned.plannedArriveAt),
          plannedDepartAt: rowInstantOrNull(planned.plannedDepartAt),
        };
      }),
    status: 'planned',
  }));
}

export function foldTendered(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentTendered>>,
): void {
  change(draft, event, (known) => ({ ...known, carrier: event.data.carrier, tender: 'tendered' }));
}

export function foldTenderAccepted(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof tenderAccepted>>,
): void {
  change(draft, event, (known) => ({ ...known, carrier: event.data.carrier, tender: 'accepted' }));
}

export function foldTenderDeclined(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof tenderDeclined>>,
): void {
  change(draft, event, (known) => ({ ...known, tender: 'declined' }));
}

export function foldDeparted(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentDeparted>>,
): void {
  const departedAt = rowInstant(event.data.departedAt);
  change(draft, event, (known) => withStop(known, event.data.stop, { departedAt }));
}

export function foldArrived(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentArrived>>,
): void {
  const arrivedAt = rowInstant(event.data.arrivedAt);
  change(draft, event, (known) => withStop(known, event.data.stop, { arrivedAt }));
}

export function foldDelivered(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentDelivered>>,
): void {
  change(draft, event, (known) => ({ ...known, deliveredAt: rowInstant(event.data.deliveredAt) }));
}

/** The carrier's estimate; one given earlier than the one we have came late. */
export function foldCarrierEta(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof etaUpdated>>,
): void {
  const { stop, estimatedArriveAt } = event.data;
  change(draft, event, (known) => {
    const given = known.stops.find((one) => one.stop === stop)?.carrierEtaGivenAt;
    if (given && given > event.occurredAt) return known;
    return withStop(known, stop, {
      carrierEtaAt: rowInstant(estimatedArriveAt),
      carrierEtaGivenAt: event.occurredAt,
    });
  });
}

export function foldMissed(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof milestoneMissed>>,
): void {
  const { stop, milestone, plannedAt, reason } = event.data;
  change(draft, event, (known) => ({
    ...known,
    missed: { stop, milestone, plannedAt: rowInstant(plannedAt), reason: reason ?? null },
  }));
}

export function foldCancelled(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentCancelled>>,
): void {
  change(draft, event, (known) => ({ ...known, cancelledAt: event.occurredAt }));
}

/** Sped up: another mode and freight; the plan stays what it was, so that lateness keeps its meaning. */
export function foldExpedited(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof shipmentExpedited>>,
): void {
  const { mode, freightMinor, estimatedArriveAt } = event.data;
  change(draft, event, (known) => {
    const last = lastStop(known);
    const expedited = { ...known, mode, freightMinor, expeditedAt: event.occurredAt };
    if (!last) return expedited;
    return withStop(expedited, last.stop, {
      carrierEtaAt: rowInstant(estimatedArriveAt),
      carrierEtaGivenAt: event.occurredAt,
    });
  });
}

/** Ended days ago: out of the live list. */
export function foldFiled(draft: WorldDraft, event: LogEvent<ShipmentsFiled>): void {
  for (const key of event.data.shipments) {
    const shipment = draft.get(shipments, key);
    if (shipment && !shipment.filed) draft.put(shipments, { ...shipment, filed: true });
  }
}

/** The row is the word of the system that planned it, whoever told of a milestone: commands go there. */
function change<Data>(
  draft: WorldDraft,
  event: Told<Data>,
  apply: (known: Shipment) => Shipment,
): void {
  const known = draft.get(shipments, event.data.shipmentId) ?? announced(event);
  const changed = apply(known);
  draft.put(shipments, {
    ...changed,
    status: statusOf(changed),
    missed: stillMissed(changed),
    occurredAt: event.occurredAt > known.occurredAt ? event.occurredAt : known.occurredAt,
    receivedAt: event.receivedAt,
  });
}

/** The status that the milestones say, whatever order they were told in. */
function statusOf(shipment: Shipment): Shipment['status'] {
  if (shipment.cancelledAt) return 'cancelled';
  if (shipment.deliveredAt) return 'delivered';
  if (shipment.status === 'announced') return 'announced';
  if (lastStop(shipment)?.arrivedAt) return 'arrived';
  return shipment.stops.some(isPassed) ? 'moving' : 'planned';
}

/** Left, or reached after the first: the truck is on its way even when the word of its departure is missing. */
function isPassed(stop: Stop, index: number): boolean {
  return stop.departedAt !== null || (index > 0 && stop.arrivedAt !== null);
}

function stillMissed(shipment: Shipment): Shipment['missed'] {
  const { missed } = shipment;
  const stop = missed && shipment.stops.find((one) => one.stop === missed.stop);
  if (!missed || !stop) return missed;
  return (missed.milestone === 'arrive' ? stop.arrivedAt : stop.departedAt) ? null : missed;
}

function withStop(shipment: Shipment, number: number, patch: Partial<Stop>): Shipment {
  const known = shipment.stops.some((stop) => stop.stop === number);
  const stops = known ? shipment.stops : [...shipment.stops, blankStop(number)];
  return {
    ...shipment,
    stops: stops.map((stop) => (stop.stop === number ? { ...stop, ...patch } : stop)),
  };
}

function blankStop(stop: number): Stop {
  return {
    stop,
    gln: null,
    name: '',
    latitude: 0,
    longitude: 0,
    kind: 'pass',
    plannedArriveAt: null,
    plannedDepartAt: null,
    carrierEtaAt: null,
    carrierEtaGivenAt: null,
    arrivedAt: null,
    departedAt: null,
  };
}

/** A shipment that something is told of before its plan: kept, and shown once the plan comes. */
function announced(event: Told<unknown>): Shipment {
  return {
    shipmentId: event.data.shipmentId,
    purposeKind: 'count',
    purposeNumber: '',
    carrier: '',
    mode: 'ground',
    equipment: '',
    stops: [],
    distanceKm: 0,
    currency: 'USD',
    valueMinor: 0,
    freightMinor: 0,
    weightGrams: 0,
    lines: [],
    status: 'announced',
    tender: 'none',
    expeditedAt: null,
    cancelledAt: null,
    deliveredAt: null,
    missed: null,
    filed: false,
    source: event.source,
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  };
}
