import { defineCollection } from '#engine/kernel';
import type { Currency, Gln, Gtin, Instant, Unit } from '#shared/vocabulary';
import { positionKey } from '#operations/network';

export interface PurchaseLine {
  line: number;
  gtin: Gtin;
  unit: Unit;
  quantity: number;
  unitCostMicro: number;
  /** When the buyer wants it. */
  dueAt: Instant;
  /** When the supplier says it comes, and how much. */
  promisedAt: Instant | null;
  promisedQuantity: number | null;
  received: number;
}

/** A purchase order as the ERP keeps it, with what the dock has received of it. */
export interface PurchaseOrder {
  poNumber: string;
  supplier: Gln;
  site: Gln;
  currency: Currency;
  lines: readonly PurchaseLine[];
  status: 'open' | 'received';
  placedAt: Instant;
  confirmedAt: Instant | null;
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All purchase orders. */
export const purchaseOrders = defineCollection<PurchaseOrder>({
  name: 'purchasing.purchase_order',
  key: (order) => order.poNumber,
  columns: {
    poNumber: { type: 'text' },
    supplier: { type: 'text' },
    site: { type: 'text' },
    currency: { type: 'text' },
    lines: { type: 'json' },
    status: { type: 'text' },
    placedAt: { type: 'instant' },
    confirmedAt: { type: 'instant', nullable: true },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  indexes: {
    /** Positions that something is still to come to. */
    openByPosition: (order) =>
      order.status === 'open'
        ? order.lines
            .filter((line) => openQuantity(line) > 0)
            .map((line) => positionKey(order.site, line.gtin))
        : null,
  },
});

/** What is still to come on a line, by the supplier's word where there is one. */
export function openQuantity(line: PurchaseLine): number {
  return Math.max(0, (line.promisedQuantity ?? line.quantity) - line.received);
}

/** When a line is due, by the supplier's word where there is one. */
export function expectedAt(line: PurchaseLine): Instant {
  return line.promisedAt ?? line.dueAt;
}
