import type { WorldView } from '#engine/kernel';
import { positionKey, sourceAsOf } from '#operations/network';
import { comingQuantity, expectedAt, purchaseOrders } from '#operations/purchasing';
import {
  asOfShipment,
  hasEnded,
  ownEta,
  progresses,
  purposeKey,
  shipments,
  type Shipment,
} from '#operations/shipments';
import {
  DAY_MS,
  fromMs,
  toMs,
  type AsOf,
  type Gln,
  type Gtin,
  type Instant,
} from '#shared/vocabulary';
import {
  announcedQuantity,
  consignments,
  onTheRoad,
  purposeOfGoods,
} from './consignment.collection.ts';

/** Something that comes to a position. */
export interface Incoming {
  quantity: number;
  /** When it is likely there, and when it is there in nine of ten cases. */
  at: Instant;
  lateAt: Instant;
  kind: 'transfer' | 'purchaseOrder';
  number: string;
  shipment: string | null;
  /** It has left where it comes from. */
  onTheWay: boolean;
  asOf: AsOf;
}

/**
 * What has not come when it should is taken for one day from now: nobody knows, and planning with it as if it stood at
 * the dock would be the worse mistake.
 */
const OVERDUE_MS = DAY_MS;

/**
 * What comes to a position, by time: transfers on the road or announced, and what suppliers still owe. A truck that is
 * tracked comes by our own estimate, the rest by promise. What a receipt has found missing is not on its way.
 */
export function incomingSupply(world: WorldView, site: Gln, gtin: Gtin, nowMs: number): Incoming[] {
  const key = positionKey(site, gtin);
  const incoming = [
    ...transfersTo(world, key, gtin, nowMs),
    ...purchasesTo(world, key, gtin, nowMs),
  ];
  return incoming.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** What is on the road to a position: transfers that left a site, and purchases that a tracked truck carries. */
export function inTransitTo(world: WorldView, site: Gln, gtin: Gtin): number {
  const key = positionKey(site, gtin);
  let sum = 0;
  for (const consignment of world.by(consignments, 'openInto', key))
    for (const line of consignment.lines)
      if (line.gtin === gtin) sum += onTheRoad(consignment, line);
  for (const order of world.by(purchaseOrders, 'comingTo', key)) {
    const truck = truckOf(world, 'purchaseOrder', order.poNumber);
    if (!truck || !hasLeft(truck)) continue;
    for (const line of order.lines) if (line.gtin === gtin) sum += comingQuantity(order, line);
  }
  return sum;
}

/** What has left a position for another site and has not arrived there. */
export function inTransitFrom(world: WorldView, site: Gln, gtin: Gtin): number {
  let sum = 0;
  for (const consignment of world.by(consignments, 'openFrom', positionKey(site, gtin)))
    for (const line of consignment.lines)
      if (line.gtin === gtin) sum += onTheRoad(consignment, line);
  return sum;
}

function transfersTo(world: WorldView, key: string, gtin: Gtin, nowMs: number): Incoming[] {
  const incoming: Incoming[] = [];
  for (const consignment of world.by(consignments, 'openInto', key)) {
    if (consignment.countedAt !== null) continue;
    const { kind, number } = purposeOfGoods(consignment);
    const truck = truckOf(world, kind, number);
    const promisedAt = consignment.expectedAt ?? consignment.occurredAt;
    const times = arrival(world, truck, promisedAt, nowMs);
    for (const line of consignment.lines) {
      if (line.gtin !== gtin) continue;
      const road = onTheRoad(consignment, line);
      const quantity = road + announcedQuantity(consignment, line);
      if (quantity <= 0) continue;
      incoming.push({
        quantity,
        ...times,
        kind: 'transfer',
        number,
        shipment: truck?.shipmentId ?? consignment.shipment,
        onTheWay: road > 0,
        asOf: asOf(world, truck, consignment),
      });
    }
  }
  return incoming;
}

function purchasesTo(world: WorldView, key: string, gtin: Gtin, nowMs: number): Incoming[] {
  const incoming: Incoming[] = [];
  for (const order of world.by(purchaseOrders, 'comingTo', key)) {
    const truck = truckOf(world, 'purchaseOrder', order.poNumber);
    for (const line of order.lines) {
      const quantity = comingQuantity(order, line);
      if (line.gtin !== gtin || quantity <= 0) continue;
      incoming.push({
        quantity,
        ...arrival(world, truck, expectedAt(line), nowMs),
        kind: 'purchaseOrder',
        number: order.poNumber,
        shipment: truck?.shipmentId ?? null,
        onTheWay: truck !== null && hasLeft(truck),
        asOf: asOf(world, truck, order),
      });
    }
  }
  return incoming;
}

/** The truck that carries it, of several (an earlier one was cancelled) the one that still goes. */
function truckOf(
  world: WorldView,
  kind: 'transfer' | 'return' | 'purchaseOrder',
  number: string,
): Shipment | null {
  const trucks = world.by(shipments, 'byPurpose', purposeKey(kind, number));
  return (
    trucks.find((truck) => !hasEnded(truck)) ?? trucks.find((truck) => truck.deliveredAt) ?? null
  );
}

function hasLeft(truck: Shipment): boolean {
  return truck.status === 'moving' || truck.status === 'arrived' || truck.status === 'delivered';
}

function arrival(
  world: WorldView,
  truck: Shipment | null,
  promisedAt: Instant,
  nowMs: number,
): { at: Instant; lateAt: Instant } {
  const eta = truck && ownEta(world, truck);
  const at = notPast(eta?.p50At ?? promisedAt, nowMs);
  const lateAt = notPast(eta?.p90At ?? promisedAt, nowMs);
  return { at, lateAt: lateAt > at ? lateAt : at };
}

function notPast(at: Instant, nowMs: number): Instant {
  return toMs(at) < nowMs ? fromMs(nowMs + OVERDUE_MS) : at;
}

/** As of the truck's last fix where there is one, else of whoever announced it. */
function asOf(
  world: WorldView,
  truck: Shipment | null,
  told: { source: string; occurredAt: Instant; receivedAt: Instant },
): AsOf {
  return truck
    ? asOfShipment(world, truck, world.get(progresses, truck.shipmentId))
    : sourceAsOf(world, told.source, told.occurredAt, told.receivedAt);
}
