import * as contracts from '#shared/contracts';
import { fromMs, MINUTE_MS } from '#shared/vocabulary';
import {
  businessDaysLater,
  type Cause,
  distanceKm,
  type Draw,
  erpFeed,
  type Handlers,
  type Item,
  localMinute,
  type Order,
  type OrderLine,
  sharedByLine,
  type Site,
  type World,
} from '#simulator/world';

/** The customer needs it at the door at one of these minutes of a day: in the morning, at noon, at the end of it. */
const NEED_MINUTES = [10 * 60, 13 * 60, 17 * 60];
/** A parcel driver's round, by the sender's clocks: most of it is done by noon. */
const PARCEL_ROUND = { fromMinute: 7 * 60 + 45, untilMinute: 12 * 60 + 15 };
/** Past this local minute an order is worked on tomorrow. */
const SAME_DAY_UNTIL_MINUTE = 14 * 60;

/** A wanted line, before it has a place in an order. */
export interface Wanted {
  item: Item;
  quantity: number;
}

export const orderHandlers: Handlers = {
  'erp.orderArrives': (world, { site: index }) => {
    const site = world.network.sites[index]!;
    const draw = world.random.of('order', index, world.state.counters.order);
    const customer = world.demand.customer(site, draw);
    placeOrder(
      world,
      site,
      customer,
      wantedLines(world, site, draw),
      needBy(world, site, customer, draw),
      draw,
    );
    planNextOrder(world, site);
  },

  'erp.orderChanges': (world, { order: number }) => {
    const order = world.state.orders.get(number);
    if (!order || order.lines.every((line) => line.shipped >= line.quantity)) return;
    if (Object.keys(order.moving ?? {}).length > 0) return;
    const draw = world.random.of('orderChange', order.nth);
    const isUntouched = order.lines.every((line) => line.allocated === 0);
    if (isUntouched && draw.chance(0.4)) cancelOrder(world, order, 'Customer no longer needs it');
    else postpone(world, order, draw);
  },

  'erp.orderShipped': (world, { order: number, shipment, lines: left }) => {
    const order = world.state.orders.get(number);
    if (!order) return;
    const lines = left.flatMap((one) => sharedByLine(order, one));
    for (const { line, quantity } of lines) orderLine(order, line).shipped += quantity;
    world.say(
      erpFeed(world.network.sites[order.site]!.entity),
      contracts.orderShipped,
      number,
      shipment === null
        ? { orderNumber: number, lines }
        : { orderNumber: number, shipmentId: shipment, lines },
      { correlation: number },
    );
    if (shipment === null)
      world.at(parcelArrival(world, order), 'erp.orderDelivered', { order: number });
  },

  'erp.orderDelivered': (world, { order: number }) => {
    const order = world.state.orders.get(number);
    if (!order) return;
    order.wavesDelivered++;
    const isComplete = order.lines.every((line) => line.shipped >= line.quantity);
    if (!isComplete || order.wavesDelivered < order.waves) return;
    world.say(
      erpFeed(world.network.sites[order.site]!.entity),
      contracts.orderDelivered,
      number,
      { orderNumber: number, deliveredAt: fromMs(world.nowMs) },
      { correlation: number },
    );
    world.state.orders.delete(number);
  },
};

/** Plans when the site's next order comes. */
export function planNextOrder(world: World, site: Site): void {
  if (!world.demand.hasCustomers(site)) return;
  const draw = world.random.of('nextOrder', site.index, world.state.counters.order);
  const at = world.demand.nextOrderAt(site, world.nowMs, world.state.spikes.values(), draw);
  world.at(at, 'erp.orderArrives', { site: site.index });
}

/** Books a sales order, says so, and has stock looked for in some minutes. */
export function placeOrder(
  world: World,
  site: Site,
  customerIndex: number,
  wanted: readonly Wanted[],
  needByMs: number,
  draw: Draw,
  priority?: number,
): Order {
  const { counters } = world.state;
  const customer = world.network.customers[customerIndex]!;
  const nth = ++counters.order;
  const lines = wanted.map(({ item, quantity }, i): OrderLine => ({
    line: i + 1,
    item: item.index,
    quantity,
    allocated: 0,
    shipped: 0,
    unitPriceMicro: item.unitPriceMicro,
    needByMs,
  }));
  const order: Order = {
    number: `SO-${nth}`,
    nth,
    site: site.index,
    customer: customerIndex,
    priority: priority ?? (draw.chance(0.07) ? 2 : customer.priority),
    commitMs: needByMs,
    isTracked: isTruckload(wanted, draw),
    waves: 0,
    wavesDelivered: 0,
    lines,
  };
  world.state.orders.set(order.number, order);
  const channel = draw.chance(0.45) ? 'edi' : draw.chance(0.55) ? 'web' : 'desk';
  world.say(
    erpFeed(site.entity),
    contracts.orderPlaced,
    order.number,
    {
      orderNumber: order.number,
      customer: customer.gln,
      site: site.gln,
      currency: world.network.currency,
      priority: order.priority,
      commitAt: fromMs(order.commitMs),
      channel,
      ...(channel === 'edi' ? { partnerReference: `${draw.int(4_500_000, 4_599_999)}` } : {}),
      lines: contractLines(world, order),
    },
    { correlation: order.number, lagMs: draw.between(200, 4_000) },
  );
  world.after(draw.between(2, 9) * MINUTE_MS, 'erp.allocate', { order: order.number });
  if (draw.chance(0.015))
    world.after(draw.between(1, 90) * MINUTE_MS, 'erp.orderChanges', { order: order.number });
  return order;
}

export function orderLine(order: Order, line: number): OrderLine {
  return order.lines[line - 1] as OrderLine;
}

function contractLines(world: World, order: Order) {
  return order.lines.flatMap((line) => {
    // All of it was moved to another line.
    if (line.quantity === 0) return [];
    const item = world.network.items[line.item]!;
    return {
      line: line.line,
      gtin: item.gtin,
      quantity: line.quantity,
      unit: item.unit,
      unitPriceMicro: line.unitPriceMicro,
      needBy: fromMs(line.needByMs),
    };
  });
}

function wantedLines(world: World, site: Site, draw: Draw): Wanted[] {
  const wanted = new Map<number, Wanted>();
  for (let left = world.demand.lineCount(draw); left > 0; left--) {
    const item = world.demand.item(site, world.nowMs, world.state.spikes.values(), draw);
    if (!wanted.has(item.index))
      wanted.set(item.index, { item, quantity: world.demand.quantity(item, draw) });
  }
  return [...wanted.values()];
}

/** What a parcel car will not take goes by a truck that the TMS tracks: over 250 kg, or dear goods now and then. */
function isTruckload(wanted: readonly Wanted[], draw: Draw): boolean {
  let grams = 0;
  let minor = 0;
  for (const { item, quantity } of wanted) {
    grams += item.weightGrams * quantity;
    minor += (item.unitPriceMicro * quantity) / 10_000;
  }
  return grams > 250_000 || (minor > 250_000 && draw.chance(0.5));
}

/** When a customer needs it: near ones in one to three working days, far ones later. */
function needBy(world: World, site: Site, customer: number, draw: Draw): number {
  const km = distanceKm(site, world.network.customers[customer]!);
  const late = localMinute(site.zone, world.nowMs) > SAME_DAY_UNTIL_MINUTE ? 1 : 0;
  const days = 1 + Math.floor(km / 600) + late + (draw.chance(0.6) ? draw.int(0, 3) : 0);
  return businessDaysLater(site.zone, world.nowMs, days, draw.pick(NEED_MINUTES));
}

function parcelArrival(world: World, order: Order): number {
  const site = world.network.sites[order.site]!;
  const km = distanceKm(site, world.network.customers[order.customer]!);
  const draw = world.random.of('parcel', order.nth, order.wavesDelivered);
  const late = draw.chance(0.03) ? 1 : 0;
  return businessDaysLater(
    site.zone,
    world.nowMs,
    1 + Math.floor(km / 650) + late,
    draw.int(PARCEL_ROUND.fromMinute, PARCEL_ROUND.untilMinute),
  );
}

function postpone(world: World, order: Order, draw: Draw): void {
  const site = world.network.sites[order.site]!;
  const commitMs = businessDaysLater(site.zone, order.commitMs, draw.int(1, 3), 17 * 60);
  repromise(world, order, commitMs, 'Customer asked for a later date', null);
}

/** What has not left of an order is promised for another date, and says so. */
export function repromise(
  world: World,
  order: Order,
  commitMs: number,
  reason: string,
  cause: Cause | null,
): void {
  order.commitMs = commitMs;
  for (const line of order.lines) if (line.shipped < line.quantity) line.needByMs = commitMs;
  world.say(
    erpFeed(world.network.sites[order.site]!.entity),
    contracts.orderChanged,
    order.number,
    {
      orderNumber: order.number,
      commitAt: fromMs(order.commitMs),
      lines: contractLines(world, order),
      reason,
    },
    cause === null ? { correlation: order.number } : { cause },
  );
}

function cancelOrder(world: World, order: Order, reason: string): void {
  world.state.orders.delete(order.number);
  world.say(
    erpFeed(world.network.sites[order.site]!.entity),
    contracts.orderCancelled,
    order.number,
    { orderNumber: order.number, reason },
    { correlation: order.number },
  );
}
