import { defineCollection } from '#engine/kernel';
import { positionKey } from '#operations/network';
import type { Currency, Gln, Gtin, Instant, Unit } from '#shared/vocabulary';

/** What brings pieces before they are there: a transfer or a purchase, by its number. */
export interface Inbound {
  kind: 'transfer' | 'purchaseOrder';
  number: string;
}

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
  /** The site that the ERP last said serves it; absent until a reservation of it was moved: the order's own does. */
  site?: Gln;
  /** What it is promised from until that is there; absent, it is promised from stock of its site. */
  inbound?: Inbound;
  /** When that was told: an earlier word that comes late changes nothing. */
  movedAt?: Instant;
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
  /** By position: allocated, and then not found by the picker, so that it must be allocated again. */
  missed: Readonly<Record<string, number>>;
  shipments: readonly string[];
  status: OrderStatus;
  placedAt: Instant | null;
  /** The latest change of lines, of the date and of priority: an earlier one of the same that comes late changes nothing. */
  changedAt: Instant | null;
  recommittedAt: Instant | null;
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
    recommittedAt: { type: 'instant', nullable: true },
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
    /** What lines of an open order are promised from that is not there yet. */
    byInbound: (order) => inboundsOf(order),
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

/** The lines that still ask for something: what was moved to another line has none left. */
export function linesOf({ lines }: Pick<Order, 'lines'>): OrderLine[] {
  return lines.filter(({ quantity }) => quantity > 0);
}

/** What joins an order received by EDI with the ERP's own: partner and the partner's number. */
export function partnerKey(customer: Gln, partnerReference: string): string {
  return `${customer}|${partnerReference}`;
}

/** Delivered or cancelled: nothing more will be told of it. */
export function hasEnded(order: Order): boolean {
  return order.status === 'delivered' || order.status === 'cancelled';
}

/** The site that serves a line: the order's own, unless its reservation was moved. */
export function siteOfLine(order: Pick<Order, 'site'>, line: OrderLine): Gln {
  return line.site ?? order.site;
}

/** The position that serves a line. */
export function positionOfLine(order: Pick<Order, 'site'>, line: OrderLine): string {
  return positionKey(siteOfLine(order, line), line.gtin);
}

/** The key of what brings pieces: `transfer:TRF-2026-0648`. */
export function inboundKey({ kind, number }: Inbound): string {
  return `${kind}:${number}`;
}

/** What of a line has no stock yet: ordered, less what is allocated (and was found) or shipped. */
export function waitingQuantity(order: Order, line: OrderLine): number {
  const missed = missedOf(order, line);
  return Math.max(0, line.quantity - Math.max(line.shipped, line.allocated - missed));
}

/** A picker who misses pieces of an item misses them once, though two lines of the order may want them. */
function missedOf(order: Order, line: OrderLine): number {
  const position = positionOfLine(order, line);
  let left = order.missed[position] ?? 0;
  if (left === 0) return 0;
  for (const one of order.lines) {
    if (positionOfLine(order, one) !== position) continue;
    if (one === line) break;
    left -= Math.min(left, one.allocated);
  }
  return left;
}

/** Positions that a line of an open order waits at; null when none does. */
export function waitingPositions(order: Order): string[] | null {
  if (order.status !== 'open') return null;
  const waiting = order.lines.filter((line) => waitingQuantity(order, line) > 0);
  return waiting.map((line) => positionOfLine(order, line));
}

/** Lines of an order that wait at a position, with what of each has no stock. */
export function linesWaitingAt(
  order: Order,
  position: string,
): { line: OrderLine; quantity: number }[] {
  return order.lines.flatMap((line) => {
    const quantity = positionOfLine(order, line) === position ? waitingQuantity(order, line) : 0;
    return quantity > 0 ? [{ line, quantity }] : [];
  });
}

function inboundsOf(order: Order): string[] | null {
  if (order.status !== 'open') return null;
  return order.lines.flatMap((line) =>
    line.inbound !== undefined && waitingQuantity(order, line) > 0
      ? [inboundKey(line.inbound)]
      : [],
  );
}
