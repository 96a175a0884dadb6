import * as contracts from '#shared/contracts';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import {
  bucketsAt,
  erpFeed,
  freeAt,
  type Handlers,
  nextCutOff,
  type Order,
  positionOf,
  purposeKey,
  purposeOf,
  type Quantity,
  shift,
  type Site,
  siteOfLine,
  wmsFeed,
  type World,
} from '#simulator/world';

/** A truck is loaded this long before the cut-off at the latest, and picking must be done before. */
const PICK_BEFORE_CUT_OFF_MS = HOUR_MS;

/**
 * The ERP gives free stock to orders, first come first served within a priority. It and the WMS see one stock: what is
 * given here can no longer be reserved by anyone else, and the other way round.
 */
export const allocationHandlers: Handlers = {
  'erp.allocate': (world, { order: number }) => {
    const order = world.state.orders.get(number);
    if (order) allocate(world, order);
  },

  'erp.stockArrived': (world, { site, items }) => {
    for (const order of waitingOrders(world, site, items)) allocate(world, order);
  },
};

/** Orders that wait for any of the items at a site, in the order in which the ERP serves them. */
export function waitingOrders(world: World, site: number, items: readonly number[]): Order[] {
  const numbers = new Set(
    items.flatMap((item) => world.state.waiting.get(positionOf(world.network, site, item)) ?? []),
  );
  return [...numbers]
    .map((number) => world.state.orders.get(number))
    .filter((order) => order !== undefined)
    .toSorted((a, b) => a.priority - b.priority || a.nth - b.nth);
}

/** Gives an order what is free where its lines are served from. */
export function allocate(world: World, order: Order): void {
  for (const index of new Set(order.lines.map((line) => siteOfLine(order, line))))
    allocateAt(world, order, world.network.sites[index]!);
}

function allocateAt(world: World, order: Order, site: Site): void {
  const { network, state } = world;
  const given: { line: number; quantity: number }[] = [];
  const picked: Quantity[] = [];
  for (const line of order.lines) {
    const open = line.quantity - line.allocated;
    if (open <= 0 || line.inbound !== undefined || siteOfLine(order, line) !== site.index) continue;
    const position = positionOf(network, site.index, line.item);
    const quantity = Math.min(open, freeAt(state, position));
    if (quantity > 0) {
      line.allocated += quantity;
      reserveAt(world, site, line.item, quantity, purposeKey('order', order.number));
      given.push({ line: line.line, quantity });
      picked.push({ item: line.item, quantity });
    }
    noteWaiting(world, site.index, line.item, order);
  }
  if (given.length > 0) sayAllocated(world, order, site, given, picked);
}

/** Says what lines of an order were given at a site, and sends it to the floor. */
export function sayAllocated(
  world: World,
  order: Order,
  site: Site,
  given: { line: number; quantity: number }[],
  picked: Quantity[],
): void {
  world.say(
    erpFeed(site.entity),
    contracts.orderAllocated,
    order.number,
    { orderNumber: order.number, site: site.gln, lines: given },
    { correlation: order.number },
  );
  release(world, order, site, picked);
}

/** Sets quantity of a position aside and has the WMS say so. */
export function reserveAt(
  world: World,
  site: Site,
  item: number,
  quantity: number,
  purpose: string,
): void {
  shift(world.state.reserved, positionOf(world.network, site.index, item), quantity);
  sayReserved(world, site, item, quantity, purpose);
}

/** Has the WMS say what was set aside. */
export function sayReserved(
  world: World,
  site: Site,
  item: number,
  quantity: number,
  purpose: string,
): void {
  const { network, state } = world;
  const position = positionOf(network, site.index, item);
  const { gtin, unit } = network.items[item]!;
  world.say(
    wmsFeed(network, site.index),
    contracts.stockReserved,
    `${site.gln}/${gtin}`,
    {
      site: site.gln,
      gtin,
      unit,
      ...bucketsAt(state, position),
      purpose: purposeOf(purpose),
      quantity,
    },
    { correlation: purposeOf(purpose).number },
  );
}

/** Sends what was found to the floor; the first wave of a truckload order asks for a truck too. */
function release(world: World, order: Order, site: Site, lines: Quantity[]): void {
  const cutOff = nextCutOff(site, world.nowMs + 2 * HOUR_MS);
  const dueMs = cutOff - PICK_BEFORE_CUT_OFF_MS;
  const purpose = purposeKey('order', order.number);
  order.waves++;
  // Where the first wave found nothing, its truck is still on the way for the one that is now the first.
  const hasTruck = world.state.shipmentByPurpose.has(purpose);
  // What is served from another site than the order's goes by parcel: its truck loads at one dock.
  if (order.isTracked && order.waves === 1 && !hasTruck && site.index === order.site)
    world.after(2 * MINUTE_MS, 'tms.planOrder', { order: order.number, readyMs: dueMs });
  world.after(MINUTE_MS, 'wms.release', {
    site: site.index,
    purpose,
    lines,
    dueMs,
    cause: null,
  });
}

/** Keeps, or ends, an order's waiting at a position: as long as a line of it there lacks something. */
export function noteWaiting(world: World, site: number, item: number, order: Order): void {
  const { waiting } = world.state;
  const position = positionOf(world.network, site, item);
  const queue = waiting.get(position);
  const isWaiting = order.lines.some(
    (line) =>
      line.item === item && siteOfLine(order, line) === site && line.allocated < line.quantity,
  );
  if (isWaiting) {
    if (!queue) waiting.set(position, [order.number]);
    else if (!queue.includes(order.number)) queue.push(order.number);
  } else if (queue) {
    const left = queue.filter((number) => number !== order.number);
    if (left.length > 0) waiting.set(position, left);
    else waiting.delete(position);
  }
}
