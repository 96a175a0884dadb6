import type { WorldView } from '#engine/kernel';
import { positionOf, sites } from '#operations/network';
import { orders } from '#operations/orders';
import type { PolicyScope } from '#operations/policy';
import { lastStop, shipments } from '#operations/shipments';

/** What policy may look at of a position: its site and item. */
export function positionScope(_world: WorldView, key: string): PolicyScope {
  return positionOf(key);
}

/** Of a truck: where it goes to, and who drives it. */
export function shipmentScope(world: WorldView, shipmentId: string): PolicyScope {
  const shipment = world.get(shipments, shipmentId);
  if (!shipment) return {};
  return { site: lastStop(shipment)?.gln ?? null, carrier: shipment.carrier };
}

/** Of an order: where it is served from, and whose it is. */
export function orderScope(world: WorldView, orderNumber: string): PolicyScope {
  const order = world.get(orders, orderNumber);
  return order ? { site: order.site, customer: order.customer } : {};
}

/** Of a feed: the site that it speaks for, where it speaks for one. */
export function feedScope(world: WorldView, source: string): PolicyScope {
  const spoken = world.by(sites, 'bySource', source);
  return spoken.length === 1 ? { site: spoken[0]!.gln } : {};
}
