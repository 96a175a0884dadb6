import { defineCollection } from '#engine/kernel';
import type { Mode } from '#operations/network';
import type { Currency, Gln, Gtin, Instant, Scac, Unit } from '#shared/vocabulary';

export type PurposeKind = 'transfer' | 'return' | 'order' | 'purchaseOrder' | 'count';

/** A stop of a shipment with its milestones: planned, by the carrier's estimate, and as it was. */
export interface Stop {
  stop: number;
  gln: Gln | null;
  name: string;
  latitude: number;
  longitude: number;
  kind: 'pickup' | 'pass' | 'delivery';
  plannedArriveAt: Instant | null;
  plannedDepartAt: Instant | null;
  /** The carrier's own estimate, and when it was given. */
  carrierEtaAt: Instant | null;
  carrierEtaGivenAt: Instant | null;
  arrivedAt: Instant | null;
  departedAt: Instant | null;
}

export interface LoadLine {
  gtin: Gtin;
  quantity: number;
  unit: Unit;
}

export type ShipmentStatus =
  | 'announced'
  | 'planned'
  | 'moving'
  | 'arrived'
  | 'delivered'
  | 'cancelled';

/** A shipment: where it shall go, what it carries, which milestones are past. Positions stand in `shipments.progress`. */
export interface Shipment {
  shipmentId: string;
  purposeKind: PurposeKind;
  purposeNumber: string;
  carrier: Scac;
  mode: Mode;
  equipment: string;
  stops: readonly Stop[];
  distanceKm: number;
  currency: Currency;
  valueMinor: number;
  freightMinor: number;
  weightGrams: number;
  lines: readonly LoadLine[];
  /** `announced`: something was told of it before its plan came. */
  status: ShipmentStatus;
  tender: 'none' | 'tendered' | 'accepted' | 'declined';
  expeditedAt: Instant | null;
  cancelledAt: Instant | null;
  deliveredAt: Instant | null;
  /** A milestone that the TMS itself says was missed and that has not happened since. */
  missed: {
    stop: number;
    milestone: 'arrive' | 'depart';
    plannedAt: Instant;
    reason: string | null;
  } | null;
  /** Out of the live list: it ended days ago. */
  filed: boolean;
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All shipments, by the TMS's number. */
export const shipments = defineCollection<Shipment>({
  name: 'shipments.shipment',
  key: (shipment) => shipment.shipmentId,
  columns: {
    shipmentId: { type: 'text' },
    purposeKind: { type: 'text' },
    purposeNumber: { type: 'text' },
    carrier: { type: 'text' },
    mode: { type: 'text' },
    equipment: { type: 'text' },
    stops: { type: 'json' },
    distanceKm: { type: 'int4' },
    currency: { type: 'text' },
    valueMinor: { type: 'int8' },
    freightMinor: { type: 'int8' },
    weightGrams: { type: 'int8' },
    lines: { type: 'json' },
    status: { type: 'text' },
    tender: { type: 'text' },
    expeditedAt: { type: 'instant', nullable: true },
    cancelledAt: { type: 'instant', nullable: true },
    deliveredAt: { type: 'instant', nullable: true },
    missed: { type: 'json', nullable: true },
    filed: { type: 'bool' },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  history: true,
  indexes: {
    /** `transfer:TRF-2026-0648`. */
    byPurpose: (shipment) => purposeKey(shipment.purposeKind, shipment.purposeNumber),
    /** Ended and still in the live list. */
    unfiled: (shipment) => (!shipment.filed && hasEnded(shipment) ? 'ended' : null),
    /** Planned or moving, by the system that tells of them. */
    underWayBySource: (shipment) => (isUnderWay(shipment) ? shipment.source : null),
    /** Sites that something is still on its way to. */
    openByDestination: (shipment) =>
      isUnderWay(shipment) ? (lastStop(shipment)?.gln ?? null) : null,
  },
});

export function purposeKey(kind: PurposeKind, number: string): string {
  return `${kind}:${number}`;
}

/** Planned or moving: it can still be late. */
export function isUnderWay(shipment: Shipment): boolean {
  return shipment.status === 'planned' || shipment.status === 'moving';
}

/** Delivered or cancelled: nothing more will be told of it. */
export function hasEnded(shipment: Shipment): boolean {
  return shipment.status === 'delivered' || shipment.status === 'cancelled';
}

export function firstStop(shipment: Shipment): Stop | undefined {
  return shipment.stops[0];
}

export function lastStop(shipment: Shipment): Stop | undefined {
  return shipment.stops[shipment.stops.length - 1];
}

/** When it shall arrive at its last stop, by plan. */
export function plannedArrival(shipment: Shipment): Instant | null {
  return lastStop(shipment)?.plannedArriveAt ?? null;
}
