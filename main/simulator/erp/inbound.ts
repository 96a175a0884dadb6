import * as contracts from '#shared/contracts';
import {
  erpFeed,
  type Handlers,
  type Order,
  type OrderLine,
  positionOf,
  purposeOf,
  type Quantity,
  siteOfLine,
  type World,
} from '#simulator/world';
import { allocate, waitingOrders } from './allocation.ts';

export const inboundHandlers: Handlers = {
  /**
   * Lines that are promised from it are served before all others, and from here on like all others: what it did not
   * bring is promised from the stock of the site again, and said so.
   */
  'erp.inboundEnded': (world, { site, items, inbound }) => {
    for (const order of waitingOrders(world, site, items)) {
      const promised = order.lines.filter((line) => line.inbound === inbound);
      if (promised.length === 0) continue;
      for (const line of promised) delete line.inbound;
      allocate(world, order);
      for (const line of promised) sayFromStock(world, order, line);
    }
  },
};

/** What did not come of it waits for stock of its site. */
function sayFromStock(world: World, order: Order, line: OrderLine): void {
  const { network } = world;
  const site = network.sites[siteOfLine(order, line)]!;
  const { gtin, unit } = network.items[line.item]!;
  const quantity = line.quantity - line.allocated;
  if (quantity <= 0) return;
  world.say(
    erpFeed(network.sites[order.site]!.entity),
    contracts.reservationMoved,
    order.number,
    {
      orderNumber: order.number,
      line: line.line,
      gtin,
      unit,
      quantity,
      toLine: line.line,
      from: site.gln,
      to: site.gln,
      releasedQuantity: 0,
      reason: 'What it was promised from did not bring it',
    },
    { correlation: order.number },
  );
}

/** What a document still brings to a site; null when there is no such document, or it has ended. */
export function comingFrom(world: World, site: number, inbound: string): Quantity[] | null {
  const { kind, number } = purposeOf(inbound);
  if (kind === 'purchaseOrder') {
    const po = world.state.purchaseOrders.get(number);
    return po?.site === site && !po.isReceived ? po.lines : null;
  }
  const transfer = world.state.transfers.get(number);
  if (transfer?.to !== site || transfer.received) return null;
  // What has left is what the road still has of it: a dock may have refused it, or somebody written it off.
  if (transfer.shipped) return world.state.inTransit.get(inbound)?.lines ?? null;
  const { entity } = world.network.sites[site]!;
  const isCalledOff = !transfer.isOwn && transfer.erpNumbers[entity] === undefined;
  return isCalledOff ? null : transfer.lines;
}

/** How many pieces of an item lines are promised from a document already. */
export function promisedFrom(world: World, site: number, item: number, inbound: string): number {
  let sum = 0;
  for (const number of world.state.waiting.get(positionOf(world.network, site, item)) ?? [])
    for (const line of world.state.orders.get(number)?.lines ?? [])
      if (line.item === item && line.inbound === inbound) sum += line.quantity - line.allocated;
  return sum;
}
