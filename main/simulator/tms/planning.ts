import * as contracts from '#shared/contracts';
import { fromMs, HOUR_MS, lineAmountMinor, MINUTE_MS } from '#shared/vocabulary';
import {
  type Carrier,
  type Cause,
  type Draw,
  type Handlers,
  type Lane,
  MEAN_SPEED_KMH,
  partyOf,
  plannedTransitMinutes,
  pointAlong,
  purposeKey,
  purposeOf,
  type Quantity,
  roadBetween,
  type Shipment,
  siteOfLine,
  tmsFeed,
  type Trouble,
  type World,
} from '#simulator/world';
import { troubleOf } from './disruption.ts';
import { makeTrip, whenAt } from './trip.ts';

/** Trips longer than this change tractors or drivers on the way: a stop that is neither pickup nor delivery. */
const RELAY_FROM_KM = 700;
const RELAY_AT = 0.3;
const RELAY_MINUTES = 30;

export const planningHandlers: Handlers = {
  'tms.planOrder': (world, { order: number, readyMs }) => {
    const order = world.state.orders.get(number);
    if (!order) return;
    const lines = order.lines.flatMap((line) =>
      line.allocated > 0 && siteOfLine(order, line) === order.site
        ? [{ item: line.item, quantity: line.allocated }]
        : [],
    );
    if (lines.length === 0) return;
    plan(world, {
      purpose: purposeKey('order', number),
      from: `S${order.site}`,
      to: `C${order.customer}`,
      mode: 'ground',
      carrier: null,
      lines,
      departMs: Math.max(readyMs + HOUR_MS, world.nowMs + HOUR_MS),
      freight: (km) => 14_000 + km * 92,
    });
  },

  'tms.planPurchase': (world, { po: number, dueMs }) => {
    const po = world.state.purchaseOrders.get(number);
    if (!po) return;
    const from = `V${po.supplier}`;
    const to = `S${po.site}`;
    const km = roadKm(world, from, to);
    plan(world, {
      purpose: purposeKey('purchaseOrder', number),
      from,
      to,
      mode: 'ground',
      carrier: null,
      lines: po.lines.map(({ item, quantity }) => ({ item, quantity })),
      departMs: Math.max(
        dueMs - plannedTransitMinutes(km, 'ground') * MINUTE_MS,
        world.nowMs + 4 * HOUR_MS,
      ),
      freight: (distance) => 15_000 + distance * 78,
    });
  },

  'tms.planTransfer': (world, { transfer: number, readyMs }) => {
    const transfer = world.state.transfers.get(number);
    if (!transfer) return;
    const lane = world.network.lanes.find(
      ({ from, to, mode }) => from === transfer.from && to === transfer.to && mode === 'ground',
    );
    if (!lane) return;
    plan(world, {
      purpose: purposeKey('transfer', number),
      from: `S${transfer.from}`,
      to: `S${transfer.to}`,
      mode: 'ground',
      carrier: lane.carrier,
      lines: transfer.lines,
      departMs: readyMs,
      freight: (_, grams) => laneFreightMinor(lane, grams),
      trouble: transfer.trouble,
    });
  },
};

export interface ShipmentWish {
  purpose: string;
  from: string;
  to: string;
  mode: 'ground' | 'teamDrive';
  /** Null takes one of the truckload carriers by chance. */
  carrier: number | null;
  lines: readonly Quantity[];
  departMs: number;
  freight(km: number, grams: number): number;
  trouble?: Trouble[] | null;
  cause?: Cause | null;
  valueMinor?: number;
  weightGrams?: number;
}

export function laneFreightMinor(lane: Lane, grams: number): number {
  return lane.costMinor + Math.round((lane.costPerKgMinor * grams) / 1_000);
}

/** Plans a shipment, says so, and has it tendered. */
export function plan(world: World, wish: ShipmentWish): Shipment {
  const { network, state } = world;
  const nth = ++state.counters.shipment;
  const draw = world.random.of('shipment', nth);
  const km = roadKm(world, wish.from, wish.to);
  const weightGrams =
    wish.weightGrams ??
    sum(wish.lines, ({ item, quantity }) => network.items[item]!.weightGrams * quantity);
  const valueMinor =
    wish.valueMinor ??
    sum(wish.lines, ({ item, quantity }) =>
      lineAmountMinor(quantity, network.items[item]!.unitCostMicro),
    );
  const carrier = wish.carrier ?? truckload(world, draw).index;
  const departMs = Math.ceil(wish.departMs / MINUTE_MS) * MINUTE_MS;
  const arriveMs = departMs + plannedTransitMinutes(km, wish.mode) * MINUTE_MS;
  const shipment: Shipment = {
    id: `SHP-${nth}`,
    nth,
    purpose: wish.purpose,
    carrier,
    mode: wish.mode,
    from: wish.from,
    to: wish.to,
    km,
    freightMinor: Math.round(wish.freight(km, weightGrams)),
    valueMinor,
    weightGrams,
    lines: [...wish.lines],
    pass: relayOf(world, wish.from, wish.to, wish.mode, km, departMs),
    plannedDepartMs: departMs,
    plannedArriveMs: arriveMs,
    status: 'planned',
    trouble: wish.trouble ?? troubleOf(km, draw),
    trip: null,
    departedMs: null,
    etaMs: arriveMs,
    signalLost: null,
    passed: 'no',
    news: [],
    isExpedited: false,
    tenders: 0,
    cause: wish.cause ?? null,
  };
  state.shipments.set(shipment.id, shipment);
  state.shipmentByPurpose.set(wish.purpose, shipment.id);
  sayPlanned(world, shipment);
  world.after((wish.cause ? 1 : draw.between(4, 15)) * MINUTE_MS, 'tms.tender', {
    shipment: shipment.id,
  });
  return shipment;
}

/** The envelope's words for anything said of a shipment. */
export function sayingOf(shipment: Shipment): { cause?: Cause; correlation?: string } {
  return shipment.cause
    ? { cause: shipment.cause }
    : { correlation: purposeOf(shipment.purpose).number };
}

/** The number of the delivery stop. */
export function lastStop(shipment: Shipment): number {
  return shipment.pass ? 3 : 2;
}

export function roadKm(world: World, from: string, to: string): number {
  return Math.round(
    roadBetween(partyOf(world.network, from), partyOf(world.network, to)).distanceKm,
  );
}

export function truckload(world: World, draw: Draw): Carrier {
  return draw.pick(world.network.carriers.filter((carrier) => carrier.kind === 'truckload'));
}

function sayPlanned(world: World, shipment: Shipment): void {
  const { network } = world;
  const [from, to] = [partyOf(network, shipment.from), partyOf(network, shipment.to)];
  const { pass } = shipment;
  const relay = pass ? passPoint(world, shipment) : null;
  world.say(
    tmsFeed(network),
    contracts.shipmentPlanned,
    shipment.id,
    {
      shipmentId: shipment.id,
      purpose: purposeOf(shipment.purpose),
      carrier: network.carriers[shipment.carrier]!.scac,
      mode: shipment.mode,
      equipment: 'van53',
      stops: [
        {
          stop: 1,
          gln: from.gln,
          name: from.name,
          ...rounded(from),
          kind: 'pickup',
          plannedDepartAt: fromMs(shipment.plannedDepartMs),
        },
        ...(pass && relay
          ? [
              {
                stop: 2,
                name: pass.name,
                ...relay,
                kind: 'pass' as const,
                plannedArriveAt: fromMs(pass.plannedArriveMs),
                plannedDepartAt: fromMs(pass.plannedDepartMs),
              },
            ]
          : []),
        {
          stop: lastStop(shipment),
          gln: to.gln,
          name: to.name,
          ...rounded(to),
          kind: 'delivery',
          plannedArriveAt: fromMs(shipment.plannedArriveMs),
        },
      ],
      distanceKm: shipment.km,
      currency: network.currency,
      valueMinor: shipment.valueMinor,
      freightMinor: shipment.freightMinor,
      weightGrams: shipment.weightGrams,
      lines: shipment.lines.map(({ item, quantity }) => ({
        gtin: network.items[item]!.gtin,
        quantity,
        unit: network.items[item]!.unit,
      })),
    },
    sayingOf(shipment),
  );
}

/** The place on the road nearest to a third of the way, with the times at which it is planned to be there. */
function relayOf(
  world: World,
  from: string,
  to: string,
  mode: 'ground' | 'teamDrive',
  km: number,
  departMs: number,
) {
  if (km < RELAY_FROM_KM) return null;
  const road = roadBetween(partyOf(world.network, from), partyOf(world.network, to));
  const wanted = km * RELAY_AT;
  let best: { place: string; km: number } | null = null;
  for (const via of road.via)
    if (!best || Math.abs(via.km - wanted) < Math.abs(best.km - wanted)) best = via;
  if (!best || best.km < 50 || best.km > km - 50) return null;
  const trip = makeTrip(departMs, km, mode, MEAN_SPEED_KMH[mode], []);
  const arriveMs = Math.round(whenAt(trip, best.km) / MINUTE_MS) * MINUTE_MS;
  return {
    name: best.place,
    km: best.km,
    plannedArriveMs: arriveMs,
    plannedDepartMs: arriveMs + RELAY_MINUTES * MINUTE_MS,
  };
}

function passPoint(world: World, shipment: Shipment) {
  const road = roadBetween(
    partyOf(world.network, shipment.from),
    partyOf(world.network, shipment.to),
  );
  return rounded(pointAlong(road, shipment.pass?.km ?? 0));
}

/** A device's four decimals: eleven metres. */
export function rounded(point: { latitude: number; longitude: number }) {
  return {
    latitude: Math.round(point.latitude * 1e4) / 1e4,
    longitude: Math.round(point.longitude * 1e4) / 1e4,
  };
}

function sum<T>(things: readonly T[], of: (thing: T) => number): number {
  return things.reduce((total, thing) => total + of(thing), 0);
}
