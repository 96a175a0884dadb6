import { z } from 'zod';
import { defineCommand, defineEvent } from './definition.ts';
import * as f from './fields.ts';

/** Sales orders as the ERP keeps them. */

const orderLine = z.object({
  line: z.int().min(1),
  gtin: f.gtin,
  quantity: f.positiveQuantity,
  unit: f.unit,
  unitPriceMicro: f.priceMicro,
  /** When the customer needs it at the door. */
  needBy: f.instant,
});

export const orderPlaced = defineEvent(
  'signalbox.erp.order.placed.v1',
  'A customer ordered; from here on it is demand.',
  z.object({
    orderNumber: f.reference,
    customer: f.gln,
    site: f.gln,
    currency: f.currency,
    priority: f.priority,
    commitAt: f.instant,
    channel: z.enum(['edi', 'web', 'desk']),
    /** The customer's own number: joins an order received by EDI with this one, so that it is booked once. */
    partnerReference: f.reference.optional(),
    lines: z.array(orderLine).min(1).max(200),
  }),
);

export const orderChanged = defineEvent(
  'signalbox.erp.order.changed.v1',
  'An order changed; what is given replaces what was.',
  z.object({
    orderNumber: f.reference,
    commitAt: f.instant.optional(),
    lines: z.array(orderLine).min(1).max(200).optional(),
    reason: f.words,
  }),
);

export const orderAllocated = defineEvent(
  'signalbox.erp.order.allocated.v1',
  'Stock of a site is set aside for lines of an order.',
  z.object({
    orderNumber: f.reference,
    site: f.gln,
    lines: z
      .array(z.object({ line: z.int().min(1), quantity: f.quantity }))
      .min(1)
      .max(200),
  }),
);

export const orderShipped = defineEvent(
  'signalbox.erp.order.shipped.v1',
  'Quantities of an order left the dock.',
  z.object({
    orderNumber: f.reference,
    shipmentId: f.reference.optional(),
    lines: z
      .array(z.object({ line: z.int().min(1), quantity: f.positiveQuantity }))
      .min(1)
      .max(200),
  }),
);

export const orderDelivered = defineEvent(
  'signalbox.erp.order.delivered.v1',
  'The customer accepted the order.',
  z.object({ orderNumber: f.reference, deliveredAt: f.instant }),
);

export const orderCancelled = defineEvent(
  'signalbox.erp.order.cancelled.v1',
  'The order is no longer wanted.',
  z.object({ orderNumber: f.reference, reason: f.words }),
);

export const orderReprioritised = defineEvent(
  'signalbox.erp.order.reprioritised.v1',
  'The ERP serves this order at another priority.',
  z.object({ orderNumber: f.reference, priority: f.priority }),
);

export const reprioritiseOrder = defineCommand(
  'signalbox.erp.order.reprioritise.v1',
  'erp',
  'Serve this order at another priority.',
  z.object({ orderNumber: f.reference, priority: f.priority }),
  orderReprioritised,
);

/** What brings pieces that a line is promised from before they are there. */
const inbound = z.object({ kind: z.enum(['transfer', 'purchaseOrder']), number: f.reference });

export const reservationMoved = defineEvent(
  'signalbox.erp.order.reservationMoved.v1',
  'Pieces of an order line are served from another site from here on, or from what is on its way to a site.',
  z.object({
    orderNumber: f.reference,
    line: z.int().min(1),
    gtin: f.gtin,
    unit: f.unit,
    quantity: f.positiveQuantity,
    /** The line that holds the pieces now: the same one, or another when the ERP split it. */
    toLine: z.int().min(1),
    from: f.gln,
    to: f.gln,
    /** Of the pieces, those that were set aside where they came from, and are free there again. */
    releasedQuantity: f.quantity,
    /** Absent: they are promised from stock of the site. */
    inbound: inbound.optional(),
    reason: f.words.optional(),
  }),
);

export const moveReservation = defineCommand(
  'signalbox.erp.order.moveReservation.v1',
  'erp',
  'Serve pieces of an order line from this site, or from this inbound document of it; rejected when they are not free there.',
  z.object({
    orderNumber: f.reference,
    line: z.int().min(1),
    quantity: f.positiveQuantity,
    to: f.gln,
    inbound: inbound.optional(),
  }),
  reservationMoved,
);

export const repromiseOrder = defineCommand(
  'signalbox.erp.order.repromise.v1',
  'erp',
  'Promise what has not left of this order for another date.',
  z.object({ orderNumber: f.reference, commitAt: f.instant, reason: f.words }),
  orderChanged,
);
