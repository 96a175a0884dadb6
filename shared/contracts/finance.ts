import { z } from 'zod';
import { defineCommand, defineEvent } from './definition.ts';
import * as f from './fields.ts';

/** Ledgers, invoices and transfer orders as the ERP of an entity keeps them. */

export const postingLine = z.object({
  account: z.string().regex(/^\d{4}$/),
  name: f.words,
  debitMinor: f.amountMinor.min(0),
  creditMinor: f.amountMinor.min(0),
});

export const periodOpened = defineEvent(
  'signalbox.erp.period.opened.v1',
  'An entity books into this period.',
  z.object({
    entity: f.gln,
    period: z.string().regex(/^\d{4}-P\d\d$/),
    startsAt: f.instant,
    endsAt: f.instant,
  }),
);

export const periodClosed = defineEvent(
  'signalbox.erp.period.closed.v1',
  'An entity books into this period no more.',
  z.object({ entity: f.gln, period: z.string().regex(/^\d{4}-P\d\d$/) }),
);

/** The stage of a transfer that a posting belongs to; `adjusting` mends what the two ledgers disagree on. */
export const postingStage = z.enum([
  'shipping',
  'receiving',
  'shortClosed',
  'returned',
  'adjusting',
]);

/**
 * What a ledger of another currency than the document's says of it: the amount between the entities as both sides have
 * it, and how it was translated.
 */
export const postingDocument = z.object({
  currency: f.currency,
  /** What the entry adds to the amount due between the entities, in the document's currency. */
  amountMinor: f.amountMinor,
  /** Minor units of the ledger for a million minor units of the document. */
  rateMicro: f.priceMicro.min(1),
  rateSource: f.words,
  rateOn: f.instant,
});

const posting = {
  entity: f.gln,
  counterparty: f.gln,
  transferNumber: f.reference,
  stage: postingStage,
  /** The date that decides the period. */
  postedAt: f.instant,
  currency: f.currency,
  /** Left out where the ledger keeps the document's own currency. */
  document: postingDocument.optional(),
  /** Why it is booked into another period than the one in which it happened. */
  lateReason: f.words.optional(),
  /** Balanced: debits and credits sum to the same amount. */
  lines: z.array(postingLine).min(2).max(20),
};

export const intercompanyPosted = defineEvent(
  'signalbox.erp.intercompany.posted.v1',
  'An entity booked its side of a transfer between entities.',
  z.object({ ...posting, postingId: f.reference, period: z.string().regex(/^\d{4}-P\d\d$/) }),
);

export const postIntercompany = defineCommand(
  'signalbox.erp.intercompany.post.v1',
  'erp',
  'Book this balanced posting in the ledger of the entity.',
  z.object(posting),
  intercompanyPosted,
);

export const transferOrderCreated = defineEvent(
  'signalbox.erp.transferOrder.created.v1',
  'The ERP has a transfer order for a transfer of ours.',
  z.object({ transferNumber: f.reference, erpNumber: f.reference }),
);

export const transferOrderCancelled = defineEvent(
  'signalbox.erp.transferOrder.cancelled.v1',
  'The ERP cancelled the transfer order.',
  z.object({ transferNumber: f.reference, erpNumber: f.reference }),
);

export const createTransferOrder = defineCommand(
  'signalbox.erp.transferOrder.create.v1',
  'erp',
  'Create a transfer order between two sites.',
  z.object({
    transferNumber: f.reference,
    from: f.gln,
    to: f.gln,
    gtin: f.gtin,
    quantity: f.positiveQuantity,
    unit: f.unit,
    /** Transfer price per unit; the cost when both sites belong to one entity. */
    unitPriceMicro: f.priceMicro,
    currency: f.currency,
  }),
  transferOrderCreated,
);

export const cancelTransferOrder = defineCommand(
  'signalbox.erp.transferOrder.cancel.v1',
  'erp',
  'Cancel a transfer order that has not shipped.',
  z.object({ transferNumber: f.reference, reason: f.words }),
  transferOrderCancelled,
);

export const invoiceReceived = defineEvent(
  'signalbox.erp.invoice.received.v1',
  'A supplier or carrier invoiced.',
  z.object({
    invoiceNumber: f.reference,
    kind: z.enum(['goods', 'freight']),
    issuer: f.gln,
    entity: f.gln,
    /** The purchase order or shipment that it bills. */
    billed: f.reference.optional(),
    currency: f.currency,
    totalMinor: f.amountMinor,
    dueAt: f.instant.optional(),
    lines: z
      .array(
        z.object({
          line: z.int().min(1),
          gtin: f.gtin.optional(),
          description: f.words.optional(),
          quantity: f.quantity,
          unitPriceMicro: f.priceMicro,
          amountMinor: f.amountMinor,
        }),
      )
      .max(200),
  }),
);

export const invoiceHeld = defineEvent(
  'signalbox.erp.invoice.held.v1',
  'The invoice is blocked for payment.',
  z.object({ invoiceNumber: f.reference, reason: f.words }),
);

export const invoiceReleased = defineEvent(
  'signalbox.erp.invoice.released.v1',
  'The invoice may be paid.',
  z.object({ invoiceNumber: f.reference }),
);

export const holdInvoice = defineCommand(
  'signalbox.erp.invoice.hold.v1',
  'erp',
  'Block an invoice for payment.',
  z.object({ invoiceNumber: f.reference, reason: f.words }),
  invoiceHeld,
);

export const releaseInvoice = defineCommand(
  'signalbox.erp.invoice.release.v1',
  'erp',
  'Let an invoice be paid.',
  z.object({ invoiceNumber: f.reference }),
  invoiceReleased,
);
