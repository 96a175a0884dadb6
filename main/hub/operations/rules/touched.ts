import type { Watch, WorldView } from '#engine/kernel';
import { forecasts, positionKey, type Forecast } from '#operations/network';
import { orders, positionOfLine, type Order } from '#operations/orders';
import { purchaseOrders, type PurchaseOrder } from '#operations/purchasing';
import { progresses, shipments, type Progress, type Shipment } from '#operations/shipments';
import {
  backOf,
  consignments,
  positions,
  positionsOf,
  type Consignment,
  type Position,
} from '#operations/stock';

/** Rows whose change may change what a position lacks; `to` says which subjects a rule makes of a position. */
export function touchedPositions(
  to: (key: string, world: WorldView) => readonly string[] = (key) => [key],
): Watch[] {
  const each = (keys: readonly string[], world: WorldView): readonly string[] =>
    keys.length === 1 ? to(keys[0]!, world) : keys.flatMap((key) => to(key, world));
  return [
    watch<Position>({ collection: positions, subjects: ({ key }, world) => to(key, world) }),
    watch<Forecast>({ collection: forecasts, subjects: ({ key }, world) => to(key, world) }),
    watch<Order>({
      collection: orders,
      subjects: (order, world) => each(orderPositions(order), world),
    }),
    watch<Consignment>({
      collection: consignments,
      subjects: (consignment, world) => each(positionsOf(consignment), world),
    }),
    watch<PurchaseOrder>({
      collection: purchaseOrders,
      subjects: (order, world) => each(purchasePositions(order), world),
    }),
    watch<Shipment>({
      collection: shipments,
      subjects: (shipment, world) => each(suppliedPositions(world, shipment), world),
    }),
    watch<Progress>({
      collection: progresses,
      subjects({ shipmentId }, world) {
        const shipment = world.get(shipments, shipmentId);
        return shipment ? each(suppliedPositions(world, shipment), world) : [];
      },
    }),
  ];
}

/** Forgets the row's type after the watch was checked with it. */
export function watch<Row extends object>(one: Watch<Row>): Watch {
  return one;
}

function orderPositions(order: Order): string[] {
  return order.lines.map((line) => positionOfLine(order, line));
}

function purchasePositions(order: PurchaseOrder): string[] {
  return order.lines.map((line) => positionKey(order.site, line.gtin));
}

/** The positions that the shipment of a number brings something to, or takes it from. */
export function positionsOfShipment(world: WorldView, shipmentId: string): string[] {
  const shipment = world.get(shipments, shipmentId);
  return shipment ? suppliedPositions(world, shipment) : [];
}

/** The positions that a shipment brings something to, or takes it from. */
function suppliedPositions(world: WorldView, shipment: Shipment): string[] {
  const { purposeKind, purposeNumber } = shipment;
  if (purposeKind === 'transfer' || purposeKind === 'return') {
    const goods = purposeKind === 'return' ? backOf(purposeNumber) : purposeNumber;
    const consignment = world.get(consignments, goods);
    return consignment ? positionsOf(consignment) : [];
  }
  if (purposeKind !== 'purchaseOrder') return [];
  const order = world.get(purchaseOrders, purposeNumber);
  return order ? purchasePositions(order) : [];
}
