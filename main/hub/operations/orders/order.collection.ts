import { defineCollection } from '#engine/kernel';
import { positionKey } from '#operations/network';
import type { Currency, Gln, Gtin, Instant, Unit } from '#shared/vocabulary';

/** One line of a sales order, with how far it is served. */
export interface OrderLine {
  line: number;
  gtin: Gtin;
  unit: Unit;
  quantity: number;
  unitPriceMicro: number;
  /** When the customer needs it. */
  needAt: Instant;
  /** What the ERP has given to it so far, all allocations together. */
  allocated: number;
  /** What of it has left the dock. */
  shipped: number;
}

/** `announced`: something was told of it before the ERP placed it (feeds run at their own speeds); no demand yet. */
export type OrderStatus = 'announced' | 'open' | 'shipped' | 'delivered' | 'cancelled';

/** A sales order as the ERP keeps it. */
export interface Order {
  orderNumber: string;
  customer: Gln;
  site: Gln;
  currency: Currency;
  priority: number;
  commitAt: Instant | null;
  channel: string;
  /** The customer's own number, by which an order received by EDI is found to be this one. */
  partnerReference: string | null;
  lines: readonly OrderLine[];
  /** By item: allocated, and then not found by the picker, so that it must be allocated again. */
  missed: Readonly<Record<Gtin, number>>;
  shipments: readonly string[];
  status: OrderStatus;
  placedAt: Instant | null;
  /** The latest change of lines or date, and of priority: an earlier one that comes late changes nothing. */
  changedAt: Instant | null;
  prioritisedAt: Instant | null;
  shippedAt: Instant | null;
  deliveredAt: Instant | null;
  cancelledAt: Instant | null;
  /** Out of the live list: it ended days ago. */
  filed: boolean;
  /** Events whose quantities are in the lines, by id: each counts once, whatever comes again. */
  counted: readonly string[];
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All sales orders that the ERPs told of. */
export const orders = defineCollection<Order>({
  name: 'orders.sales_order',
  key: (order) => order.orderNumber,
  columns: {
    orderNumber: { type: 'text' },
    customer: { type: 'text' },
    site: { type: 'text' },
    currency: { type: 'text' },
    priority: { type: 'int4' },
    commitAt: { type: 'instant', nullable: true },
    channel: { type: 'text' },
    partnerReference: { type: 'text', nullable: true },
    lines: { type: 'json' },
    missed: { type: 'json' },
    shipments: { type: 'json' },
    status: { type: 'text' },
    placedAt: { type: 'instant', nullable: true },
    changedAt: { type: 'instant', nullable: true },
    prioritisedAt: { type: 'instant', nullable: true },
    shippedAt: { type: 'instant', nullable: true },
    deliveredAt: { type: 'instant', nullable: true },
    cancelledAt: { type: 'instant', nullable: true },
    filed: { type: 'bool' },
    counted: { type: 'json' },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  history: true,
  indexes: {
    /** Positions that a line of an open order still waits at, without stock given to it. */
    waitingByPosition: (order) => waitingPositions(order),
    /** Open orders of a site. */
    openBySite: (order) => (order.status === 'open' ? order.site : null),
    /** Orders that are still to be delivered, by the ERP that speaks for them. */
    underWayBySource: (order) =>
      order.status === 'open' || order.status === 'shipped' ? order.source : null,
    /** `<customer>|<their number>`. */
    byPartnerReference: (order) =>
      order.partnerReference === null ? null : partnerKey(order.customer, order.partnerReference),
    /** Ended and still in the live list. */
    unfiled: (order) => (!order.filed && hasEnded(order) ? 'ended' : null),
  },
});

/** What joins an order received by EDI with the ERP's own: partner and the partner's number. */
export function partnerKey(customer: Gln, partnerReference: string): string {
  return `${customer}|${partnerReference}`;
}

/** Delivered or cancelled: nothing more will be told of it. */
export function hasEnded(order: Order): boolean {
  return order.status === 'delivered' || order.status === 'cancelled';
}

/** What of a line has no stock yet: ordered, less what is allocated (and was found) or shipped. */
export function waitingQuantity(order: Order, line: OrderLine): number {
  const missed = order.missed[line.gtin] ?? 0;
  return Math.max(0, line.quantity - Math.max(line.shipped, line.allocated - missed));
}

/** Positions that a line of an open order waits at; null when none does. */
export function waitingPositions(order: Order): string[] | null {
  if (order.status !== 'open') return null;
  const waiting = order.lines.filter((line) => waitingQuantity(order, line) > 0);
  return waiting.map((line) => positionKey(order.site, line.gtin));
}
