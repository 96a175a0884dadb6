import { z } from 'zod';
import { defineEvent } from './definition.ts';
import * as f from './fields.ts';

/** What came as a file and is not (yet) the word of a system of record. */

export const ediOrderReceived = defineEvent(
  'signalbox.edi.order.received.v1',
  'A customer ordered by EDI (X12 850); it is demand only once the ERP has it.',
  z.object({
    partnerReference: f.reference,
    customer: f.gln,
    site: f.gln.optional(),
    orderedAt: f.instant,
    currency: f.currency.optional(),
    lines: z
      .array(
        z.object({
          line: z.int().min(1),
          gtin: f.gtin,
          quantity: f.positiveQuantity,
          unit: f.unit,
          unitPriceMicro: f.priceMicro.optional(),
          needBy: f.instant.optional(),
        }),
      )
      .min(1)
      .max(2_000),
  }),
);

export const ediShipNoticeReceived = defineEvent(
  'signalbox.edi.shipNotice.received.v1',
  'A supplier shipped against a purchase order (X12 856).',
  z.object({
    shipNoticeNumber: f.reference,
    poNumber: f.reference.optional(),
    supplier: f.gln.optional(),
    site: f.gln.optional(),
    carrier: f.scac.optional(),
    shippedAt: f.instant.optional(),
    estimatedArriveAt: f.instant.optional(),
    lines: z
      .array(z.object({ gtin: f.gtin, quantity: f.positiveQuantity, unit: f.unit }))
      .max(2_000),
  }),
);

export const ediTenderReceived = defineEvent(
  'signalbox.edi.tender.received.v1',
  'Somebody offered a load (X12 204).',
  z.object({
    tenderNumber: f.reference,
    carrier: f.scac,
    shipperReference: f.reference.optional(),
  }),
);

export const ediWarehouseOrderReceived = defineEvent(
  'signalbox.edi.warehouseOrder.received.v1',
  'A depositor asked a warehouse to ship (X12 940).',
  z.object({
    orderNumber: f.reference,
    site: f.gln.optional(),
    lines: z
      .array(z.object({ gtin: f.gtin, quantity: f.positiveQuantity, unit: f.unit }))
      .max(2_000),
  }),
);

export const ediWarehouseAdviceReceived = defineEvent(
  'signalbox.edi.warehouseAdvice.received.v1',
  'A warehouse says that it shipped (X12 945).',
  z.object({
    orderNumber: f.reference,
    site: f.gln.optional(),
    shippedAt: f.instant,
    lines: z.array(z.object({ gtin: f.gtin, quantity: f.quantity, unit: f.unit })).max(2_000),
  }),
);
