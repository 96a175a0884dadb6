import { defineCollection } from '#engine/kernel';
import type { Currency, Gln, Gtin, Instant } from '#shared/vocabulary';

export interface InvoiceLine {
  line: number;
  gtin: Gtin | null;
  description: string | null;
  quantity: number;
  unitPriceMicro: number;
  amountMinor: number;
}

/** An invoice of a supplier or carrier, as the ERP of the entity that it bills received it. */
export interface Invoice {
  invoiceNumber: string;
  kind: 'goods' | 'freight';
  issuer: Gln;
  entity: Gln;
  /** The purchase order or shipment that it bills. */
  billed: string | null;
  currency: Currency;
  totalMinor: number;
  dueAt: Instant | null;
  lines: readonly InvoiceLine[];
  /** `announced`: held or released was told of it before it was. */
  status: 'announced' | 'open' | 'held';
  heldReason: string | null;
  /** The last word on its hold: an earlier one that comes late changes nothing. */
  holdChangedAt: Instant | null;
  invoicedAt: Instant | null;
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All invoices that the ERPs told of. */
export const invoices = defineCollection<Invoice>({
  name: 'invoices.invoice',
  key: (invoice) => invoice.invoiceNumber,
  columns: {
    invoiceNumber: { type: 'text' },
    kind: { type: 'text' },
    issuer: { type: 'text' },
    entity: { type: 'text' },
    billed: { type: 'text', nullable: true },
    currency: { type: 'text' },
    totalMinor: { type: 'int8' },
    dueAt: { type: 'instant', nullable: true },
    lines: { type: 'json' },
    status: { type: 'text' },
    heldReason: { type: 'text', nullable: true },
    holdChangedAt: { type: 'instant', nullable: true },
    invoicedAt: { type: 'instant', nullable: true },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  history: true,
  indexes: {
    heldBy: ({ status, source }) => (status === 'held' ? source : null),
    /** By the order or shipment that they bill. */
    byBilled: ({ billed }) => billed,
  },
});
