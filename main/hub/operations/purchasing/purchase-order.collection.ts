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
  /** The latest promise of it: an earlier one that comes late changes nothing. */
  promisedOn: Instant | null;
  received: number;
  /** The latest receipt of it. */
  countedAt: Instant | null;
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
  /** The latest promise and the latest receipt of any of its lines. */
  promisedOn: Instant | null;
  countedAt: Instant | null;
  /** Receipts that are in the lines, by number: each counts once. */
  counted: readonly string[];
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
    promisedOn: { type: 'instant', nullable: true },
    countedAt: { type: 'instant', nullable: true },
    counted: { type: 'json' },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  indexes: {
    /** Positions that something is still to come to. */
    comingTo: (order) => comingPositions(order),
  },
});

/**
 * What can still be expected of a line, by the supplier's word where there is one. What a receipt has found missing of it
 * does not come by itself: only a promise made after the receipt says so.
 */
export function comingQuantity(order: PurchaseOrder, line: PurchaseLine): number {
  if (order.status !== 'open') return 0;
  const { countedAt, promisedOn } = line;
  if (countedAt !== null && (promisedOn === null || promisedOn <= countedAt)) return 0;
  return Math.max(0, (line.promisedQuantity ?? line.quantity) - line.received);
}

/** Positions that something of an order is still to come to; null when none. */
export function comingPositions(order: PurchaseOrder): string[] | null {
  if (order.status !== 'open') return null;
  return order.lines
    .filter((line) => comingQuantity(order, line) > 0)
    .map((line) => positionKey(order.site, line.gtin));
}

/** When a line is due, by the supplier's word where there is one. */
export function expectedAt(line: PurchaseLine): Instant {
  return line.promisedAt ?? line.dueAt;
}
