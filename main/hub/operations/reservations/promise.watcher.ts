import type { OwnEvent, Watch, Watcher, WorldView } from '#engine/kernel';
import { zoneOfSite } from '#operations/network';
import {
  inboundKey,
  orders,
  siteOfLine,
  waitingQuantity,
  type Order,
  type OrderLine,
} from '#operations/orders';
import { purchaseOrders, type PurchaseOrder } from '#operations/purchasing';
import { progresses, shipments, type Progress, type Shipment } from '#operations/shipments';
import { consignments, incomingSupply, purposeOfGoods, type Consignment } from '#operations/stock';
import { HOUR_MS, toMs } from '#shared/vocabulary';
import {
  PROMISE_ENDED,
  PROMISE_MADE,
  PROMISE_MOVED,
  type PromiseEnded,
  type PromiseSaid,
} from './own-events.ts';
import { inboundOf, promiseKey, promises, type InboundPromise } from './promise.collection.ts';

/** An hour is within what a driver makes good: less is no other promise. */
const MOVED_FROM_MS = HOUR_MS;

/**
 * A line that is promised from the road follows it: what brings it is likely there at another time, and that is said once,
 * in the order's own history.
 */
export const promiseWatcher: Watcher = {
  name: 'reservations.promise',
  watches: [
    { collection: orders, subjects: withPromise } satisfies Watch<Order>,
    {
      collection: shipments,
      subjects: ({ purposeKind, purposeNumber }, world) =>
        promisedFrom(world, purposeKind, purposeNumber),
    } satisfies Watch<Shipment>,
    {
      collection: progresses,
      subjects({ shipmentId }, world) {
        const truck = world.get(shipments, shipmentId);
        return truck ? promisedFrom(world, truck.purposeKind, truck.purposeNumber) : [];
      },
    } satisfies Watch<Progress>,
    {
      collection: consignments,
      subjects(consignment, world) {
        const { kind, number } = purposeOfGoods(consignment);
        return promisedFrom(world, kind, number);
      },
    } satisfies Watch<Consignment>,
    {
      collection: purchaseOrders,
      subjects: ({ poNumber }, world) => promisedFrom(world, 'purchaseOrder', poNumber),
    } satisfies Watch<PurchaseOrder>,
  ],
  assess(world, number, context) {
    const order = world.get(orders, number);
    const events = [
      ...world.by(promises, 'byOrder', number).flatMap((known) => endOf(order, known)),
      ...(order?.lines ?? []).flatMap((line) => wordOn(world, order!, line, context.nowMs)),
    ];
    return { decided: events.length === 0 ? null : { events }, recheckAt: null };
  },
};

function withPromise(order: Order, world: WorldView): string[] {
  const isPromised =
    order.lines.some(({ inbound }) => inbound !== undefined) ||
    world.by(promises, 'byOrder', order.orderNumber).length > 0;
  return isPromised ? [order.orderNumber] : [];
}

function promisedFrom(world: WorldView, kind: string, number: string): string[] {
  if (kind !== 'transfer' && kind !== 'purchaseOrder') return [];
  return world
    .by(orders, 'byInbound', inboundKey({ kind, number }))
    .map(({ orderNumber }) => orderNumber);
}

function wordOn(
  world: WorldView,
  order: Order,
  line: OrderLine,
  nowMs: number,
): OwnEvent<PromiseSaid>[] {
  const { inbound } = line;
  const quantity = order.status === 'open' ? waitingQuantity(order, line) : 0;
  if (inbound === undefined || quantity === 0) return [];
  const coming = incomingSupply(world, siteOfLine(order, line), line.gtin, nowMs).find(
    (one) => inboundKey(one) === inboundKey(inbound),
  );
  // Counted at the dock, and not given to the line yet; or not announced yet: nothing new to say.
  if (!coming) return [];
  const known = world.get(promises, promiseKey(order.orderNumber, line.line));
  const before = known && inboundOf(known) === inboundKey(inbound) ? known.at : null;
  const hasMoved = before === null || Math.abs(toMs(coming.at) - toMs(before)) >= MOVED_FROM_MS;
  if (!hasMoved) return [];
  return [
    {
      type: before === null ? PROMISE_MADE : PROMISE_MOVED,
      subject: promiseKey(order.orderNumber, line.line),
      correlationId: order.orderNumber,
      data: {
        orderNumber: order.orderNumber,
        line: line.line,
        quantity,
        inbound,
        shipment: coming.shipment,
        at: coming.at,
        lateAt: coming.lateAt,
        zone: zoneOfSite(world, siteOfLine(order, line)),
        before,
      },
    },
  ];
}

function endOf(order: Order | undefined, known: InboundPromise): OwnEvent<PromiseEnded>[] {
  const line = order?.lines.find((one) => one.line === known.line);
  const waits = order?.status === 'open' && line !== undefined && waitingQuantity(order, line) > 0;
  if (waits && line.inbound !== undefined && inboundKey(line.inbound) === inboundOf(known))
    return [];
  const { orderNumber, line: number, inboundKind: kind, inboundNumber } = known;
  return [
    {
      type: PROMISE_ENDED,
      subject: known.key,
      correlationId: orderNumber,
      data: {
        orderNumber,
        line: number,
        inbound: { kind, number: inboundNumber },
        kept: order !== undefined && line !== undefined && !waits && order.status !== 'cancelled',
      },
    },
  ];
}
