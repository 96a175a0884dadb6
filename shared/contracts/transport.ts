import { z } from 'zod';
import { defineCommand, defineEvent } from './definition.ts';
import * as f from './fields.ts';

/** Shipments as the TMS and the carriers tell them; X12 214, 204 and 990 are the shapes. */

const stop = z.object({
  stop: z.int().min(1),
  /** Absent for a place that is no site or partner: a break, a relay. */
  gln: f.gln.optional(),
  name: f.words,
  latitude: f.latitude,
  longitude: f.longitude,
  kind: z.enum(['pickup', 'pass', 'delivery']),
  plannedArriveAt: f.instant.optional(),
  plannedDepartAt: f.instant.optional(),
});

const loadLine = z.object({ gtin: f.gtin, quantity: f.positiveQuantity, unit: f.unit });

export const shipmentPlanned = defineEvent(
  'signalbox.tms.shipment.planned.v1',
  'A shipment will go this way at these times.',
  z.object({
    shipmentId: f.reference,
    purpose: f.purpose,
    carrier: f.scac,
    mode: f.mode,
    equipment: z.enum(['van53', 'reefer53', 'flatbed', 'parcel']),
    stops: z.array(stop).min(2).max(30),
    distanceKm: z.int().min(0),
    currency: f.currency,
    valueMinor: f.amountMinor,
    freightMinor: f.amountMinor,
    weightGrams: f.weightGrams,
    lines: z.array(loadLine).max(200),
  }),
);

export const shipmentTendered = defineEvent(
  'signalbox.tms.shipment.tendered.v1',
  'A carrier was asked to take it.',
  z.object({ shipmentId: f.reference, carrier: f.scac, answerBy: f.instant }),
);

export const tenderAccepted = defineEvent(
  'signalbox.tms.tender.accepted.v1',
  'The carrier takes it; X12 990.',
  z.object({ shipmentId: f.reference, carrier: f.scac }),
);

export const tenderDeclined = defineEvent(
  'signalbox.tms.tender.declined.v1',
  'The carrier does not take it; X12 990.',
  z.object({ shipmentId: f.reference, carrier: f.scac, reason: f.words }),
);

export const shipmentDeparted = defineEvent(
  'signalbox.tms.shipment.departed.v1',
  'The truck left a stop.',
  z.object({ shipmentId: f.reference, stop: z.int().min(1), departedAt: f.instant }),
);

export const shipmentPosition = defineEvent(
  'signalbox.tms.shipment.position.v1',
  'Where the truck was.',
  z.object({
    shipmentId: f.reference,
    latitude: f.latitude,
    longitude: f.longitude,
    positionAt: f.instant,
    /** Absent when the source does not tell it: a truck of unknown speed is not one that stands. */
    speedKmh: z.int().min(0).max(200).optional(),
    /** Along the planned road from the first stop; absent when the device does not know the road. */
    travelledKm: z.int().min(0).optional(),
  }),
);

export const shipmentArrived = defineEvent(
  'signalbox.tms.shipment.arrived.v1',
  'The truck reached a stop.',
  z.object({ shipmentId: f.reference, stop: z.int().min(1), arrivedAt: f.instant }),
);

export const shipmentDelivered = defineEvent(
  'signalbox.tms.shipment.delivered.v1',
  'The consignee signed.',
  z.object({ shipmentId: f.reference, deliveredAt: f.instant, signedBy: f.words.optional() }),
);

export const etaUpdated = defineEvent(
  'signalbox.tms.eta.updated.v1',
  "The carrier's own estimate for a stop.",
  z.object({
    shipmentId: f.reference,
    stop: z.int().min(1),
    estimatedArriveAt: f.instant,
    reason: f.words.optional(),
  }),
);

export const milestoneMissed = defineEvent(
  'signalbox.tms.milestone.missed.v1',
  'The TMS itself says that a planned milestone did not happen in time.',
  z.object({
    shipmentId: f.reference,
    stop: z.int().min(1),
    milestone: z.enum(['arrive', 'depart']),
    plannedAt: f.instant,
    reason: f.words.optional(),
  }),
);

export const shipmentCancelled = defineEvent(
  'signalbox.tms.shipment.cancelled.v1',
  'The shipment will not go.',
  z.object({ shipmentId: f.reference, reason: f.words }),
);

export const shipmentExpedited = defineEvent(
  'signalbox.tms.shipment.expedited.v1',
  'The carrier sped it up; new times and freight.',
  z.object({
    shipmentId: f.reference,
    mode: f.mode,
    estimatedArriveAt: f.instant,
    currency: f.currency,
    freightMinor: f.amountMinor,
  }),
);

export const planShipment = defineCommand(
  'signalbox.tms.shipment.plan.v1',
  'tms',
  'Plan and tender a shipment for this purpose.',
  z.object({
    purpose: f.purpose,
    from: f.gln,
    to: f.gln,
    laneId: f.reference,
    lines: z.array(loadLine).min(1).max(200),
    readyAt: f.instant,
    currency: f.currency,
    valueMinor: f.amountMinor,
    weightGrams: f.weightGrams,
  }),
  shipmentPlanned,
);

export const cancelShipment = defineCommand(
  'signalbox.tms.shipment.cancel.v1',
  'tms',
  'Cancel the shipment for this purpose, unless it has left.',
  z.object({ purpose: f.purpose, reason: f.words }),
  shipmentCancelled,
);

export const expediteShipment = defineCommand(
  'signalbox.tms.shipment.expedite.v1',
  'tms',
  'Speed this shipment up.',
  z.object({ shipmentId: f.reference, reason: f.words }),
  shipmentExpedited,
);

export const retenderShipment = defineCommand(
  'signalbox.tms.shipment.retender.v1',
  'tms',
  'Offer this shipment to another carrier.',
  z.object({ shipmentId: f.reference, carrier: f.scac, reason: f.words }),
  shipmentTendered,
);
