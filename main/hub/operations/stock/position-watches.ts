import type { Watch, WorldView } from '#engine/kernel';
import { forecasts, positionKey, type Forecast } from '#operations/network';
import { orders, waitingPositions, type Order } from '#operations/orders';
import { comingPositions, purchaseOrders, type PurchaseOrder } from '#operations/purchasing';
import {
  lastStop,
  progresses,
  shipments,
  type Progress,
  type Shipment,
} from '#operations/shipments';
import { consignments, positionsOf, type Consignment } from './consignment.collection.ts';
import { positions, type Position } from './position.collection.ts';

/**
 * All that changes what a position has, lacks or will have: subjects are keys of positions. Rules and views on stock
 * watch these, beside what is their own.
 */
export const positionWatches: readonly Watch[] = [
  { collection: positions, subjects: ({ key }) => [key] } satisfies Watch<Position>,
  { collection: forecasts, subjects: ({ key }) => [key] } satisfies Watch<Forecast>,
  { collection: consignments, subjects: positionsOf } satisfies Watch<Consignment>,
  { collection: orders, subjects: (order) => waitingPositions(order) ?? [] } satisfies Watch<Order>,
  {
    collection: purchaseOrders,
    subjects: (order) => comingPositions(order) ?? [],
  } satisfies Watch<PurchaseOrder>,
  { collection: shipments, subjects: carriedTo } satisfies Watch<Shipment>,
  {
    collection: progresses,
    subjects: ({ shipmentId }, world: WorldView) => {
      const shipment = world.get(shipments, shipmentId);
      return shipment ? carriedTo(shipment) : [];
    },
  } satisfies Watch<Progress>,
];

/** Goods for customers change no position while they are on the road. */
function carriedTo(shipment: Shipment): string[] {
  const to = lastStop(shipment)?.gln;
  if (!to || shipment.purposeKind === 'order' || shipment.purposeKind === 'count') return [];
  return shipment.lines.map((line) => positionKey(to, line.gtin));
}
