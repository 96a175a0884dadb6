import type { View, Watch, WorldView } from '#engine/kernel';
import { exceptions, worstAbout, type ExceptionState } from '#operations/exceptions';
import {
  feedStatuses,
  items,
  partners,
  silentSince,
  sites,
  sourceAsOf,
  type FeedStatus,
} from '#operations/network';
import {
  ediOrders,
  linesOf,
  marginMinor,
  orders,
  unitMarginMicro,
  waitingQuantity,
  type EdiOrder,
  type Order,
} from '#operations/orders';
import { shipments, type Shipment } from '#operations/shipments';
import { positionWatches, snapshots, type Snapshot } from '#operations/stock';
import type { OrderRow } from '#shared/protocol';
import { lineAmountMinor, MINUTE_MS, toMs, type Gln, type State } from '#shared/vocabulary';
import { orderOutlook, type OrderOutlook } from './order-outlook.ts';

/** Before the number of an order that is known by EDI alone: the ERP may give that number to another one. */
export const EDI_PREFIX = 'EDI:';

/** Later than this an order has missed its commit date, or will: an hour is within what a driver makes good. */
const LATE_FROM_MINUTES = 60;

/** What changes how lines that wait at a position will be served: the orders of those lines. */
const servedDifferently = positionWatches
  .filter(({ collection }) => collection.name !== orders.name)
  .map((watch): Watch => ({
    collection: watch.collection,
    *subjects(row, world) {
      for (const position of watch.subjects(row, world))
        for (const order of world.by(orders, 'waitingByPosition', position))
          yield order.orderNumber;
    },
  }));

/** Orders until they are filed, some days after their end, and those received by EDI that the ERP does not have yet. */
export const ordersView: View<OrderRow> = {
  name: 'orders',
  watches: [
    ...servedDifferently,
    { collection: orders, subjects: ({ orderNumber }) => [orderNumber] } satisfies Watch<Order>,
    { collection: ediOrders, subjects: ({ key }) => [EDI_PREFIX + key] } satisfies Watch<EdiOrder>,
    {
      collection: shipments,
      subjects: ({ purposeKind, purposeNumber }) =>
        purposeKind === 'order' ? [purposeNumber] : [],
    } satisfies Watch<Shipment>,
    {
      collection: exceptions,
      subjects: ({ subjectKind, subjectKey }) => (subjectKind === 'order' ? [subjectKey] : []),
    } satisfies Watch<ExceptionState>,
    // Once a night what is projected moves with the days, for orders that nothing else touches.
    {
      collection: snapshots,
      subjects: ({ site }, world) =>
        world.by(orders, 'openBySite', site).map(({ orderNumber }) => orderNumber),
    } satisfies Watch<Snapshot>,
    {
      collection: feedStatuses,
      subjects: ({ source }, world) =>
        world.by(orders, 'underWayBySource', source).map(({ orderNumber }) => orderNumber),
    } satisfies Watch<FeedStatus>,
  ],
  *keys(world) {
    for (const order of world.all(orders)) if (isShown(order)) yield order.orderNumber;
    for (const edi of world.all(ediOrders))
      if (edi.orderNumber === null) yield EDI_PREFIX + edi.key;
  },
  project(world, key) {
    if (key.startsWith(EDI_PREFIX)) {
      const edi = world.get(ediOrders, key.slice(EDI_PREFIX.length));
      return edi && edi.orderNumber === null ? ediRow(world, edi) : null;
    }
    const order = world.get(orders, key);
    return order && isShown(order) ? orderRow(world, order) : null;
  },
};

function isShown(order: Order): boolean {
  return order.status !== 'announced' && !order.filed;
}

function orderRow(world: WorldView, order: Order): OrderRow {
  const exception = worstAbout(world, 'order', order.orderNumber);
  const outlook = orderOutlook(world, order);
  const late = lateMinutes(order, outlook);
  return {
    key: order.orderNumber,
    state: exception?.state ?? stateOf(world, order, outlook, late),
    customerKey: order.customer,
    customer: partnerName(world, order.customer),
    site: order.site,
    siteCode: siteCode(world, order.site),
    lines: linesOf(order).length,
    filledPercent: filledPercent(order),
    commitAt: order.commitAt,
    projectedAt: outlook.projectedAt,
    lateByMinutes: late,
    marginMinor: order.lines.reduce(
      (sum, line) => sum + marginMinor(line.quantity, unitMarginMicro(world, line)),
      0,
    ),
    currency: order.currency,
    priority: order.priority,
    cause: exception?.parent ?? exception?.key ?? waitsFor(world, outlook),
    ediOnly: false,
    status: order.status === 'announced' ? 'open' : order.status,
    asOf: sourceAsOf(world, order.source, order.occurredAt, order.receivedAt),
  };
}

/** Not in the ERP yet: its lines are what the partner asks for, and nothing is promised. */
function ediRow(world: WorldView, edi: EdiOrder): OrderRow {
  const needs = edi.lines.flatMap(({ needAt }) => needAt ?? []).toSorted();
  return {
    key: EDI_PREFIX + edi.key,
    state: silentSince(world, edi.source) === null ? 'ok' : 'stale',
    customerKey: edi.customer,
    customer: partnerName(world, edi.customer),
    site: edi.site,
    siteCode: edi.site === null ? '' : siteCode(world, edi.site),
    lines: edi.lines.length,
    filledPercent: 0,
    commitAt: needs[0] ?? null,
    projectedAt: null,
    lateByMinutes: 0,
    marginMinor: edi.lines.reduce((sum, line) => sum + ediMarginMinor(world, line), 0),
    currency: edi.currency,
    priority: 9,
    cause: `${edi.partnerReference}, not in the ERP yet`,
    ediOnly: true,
    status: 'open',
    asOf: sourceAsOf(world, edi.source, edi.occurredAt, edi.receivedAt),
  };
}

/** At the partner's price, or at ours where the document has none. */
function ediMarginMinor(world: WorldView, line: EdiOrder['lines'][number]): number {
  const item = world.get(items, line.gtin);
  const price = line.unitPriceMicro ?? item?.unitPriceMicro ?? 0;
  return Math.max(0, lineAmountMinor(line.quantity, price - (item?.unitCostMicro ?? 0)));
}

function stateOf(world: WorldView, order: Order, { uncovered }: OrderOutlook, late: number): State {
  if (order.status === 'delivered' || order.status === 'cancelled') return 'ok';
  if (silentSince(world, order.source) !== null) return 'stale';
  if (late > LATE_FROM_MINUTES) return 'late';
  return uncovered.length > 0 ? 'watch' : 'ok';
}

function lateMinutes(order: Order, { projectedAt }: OrderOutlook): number {
  if (order.commitAt === null || projectedAt === null || order.status === 'cancelled') return 0;
  return Math.round((toMs(projectedAt) - toMs(order.commitAt)) / MINUTE_MS);
}

/** Pieces that have stock or have left, of all ordered; below 100 while one is missing. */
function filledPercent(order: Order): number {
  const ordered = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const waiting = order.lines.reduce((sum, line) => sum + waitingQuantity(order, line), 0);
  return ordered === 0 ? 100 : Math.floor(((ordered - waiting) / ordered) * 100);
}

function waitsFor(world: WorldView, { uncovered }: OrderOutlook): string | null {
  const first = uncovered[0]?.line;
  return first ? `Waits for ${world.get(items, first.gtin)?.sku ?? first.gtin}` : null;
}

function partnerName(world: WorldView, gln: Gln): string {
  return world.get(partners, gln)?.name ?? gln;
}

function siteCode(world: WorldView, gln: Gln): string {
  return world.get(sites, gln)?.code ?? gln;
}
