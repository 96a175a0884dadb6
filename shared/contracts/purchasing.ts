import { z } from 'zod';
import { defineCommand, defineEvent } from './definition.ts';
import * as f from './fields.ts';

/** Purchase orders, confirmations, ship notices. */

export const purchaseOrderPlaced = defineEvent(
  'signalbox.erp.purchaseOrder.placed.v1',
  'A site ordered from a supplier.',
  z.object({
    poNumber: f.reference,
    supplier: f.gln,
    site: f.gln,
    currency: f.currency,
    lines: z
      .array(
        z.object({
          line: z.int().min(1),
          gtin: f.gtin,
          quantity: f.positiveQuantity,
          unit: f.unit,
          unitCostMicro: f.priceMicro,
          dueAt: f.instant,
        }),
      )
      .min(1)
      .max(200),
  }),
);

const promisedLines = z
  .array(
    z.object({
      line: z.int().min(1),
      quantity: f.quantity,
      /** Absent when the supplier confirmed without a date. */
      promisedAt: f.instant.optional(),
    }),
  )
  .min(1)
  .max(200);

export const purchaseOrderConfirmed = defineEvent(
  'signalbox.erp.purchaseOrder.confirmed.v1',
  'The supplier said what it will deliver and when.',
  z.object({ poNumber: f.reference, supplier: f.gln, lines: promisedLines }),
);

export const purchaseOrderChanged = defineEvent(
  'signalbox.erp.purchaseOrder.changed.v1',
  'The supplier or the buyer changed quantities or dates.',
  z.object({ poNumber: f.reference, lines: promisedLines, reason: f.words }),
);

export const requestConfirmation = defineCommand(
  'signalbox.erp.purchaseOrder.requestConfirmation.v1',
  'erp',
  'Ask the supplier what it will deliver and when.',
  z.object({ poNumber: f.reference }),
  purchaseOrderConfirmed,
);
