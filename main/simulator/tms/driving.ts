import * as contracts from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import {
  CADENCE_MS,
  type Draw,
  type Handlers,
  MEAN_SPEED_KMH,
  partyOf,
  pointAlong,
  purposeOf,
  type Quantity,
  roadBetween,
  type Shipment,
  tmsFeed,
  type World,
} from '#simulator/world';
import { signalLossOf } from './disruption.ts';
import { carrierNews } from './news.ts';
import { lastStop, rounded, sayingOf } from './planning.ts';
import { makeTrip, progressAt, type Trip, whenAt } from './trip.ts';

/** While the driver rests, a device reports seldom. */
const RESTING_CADENCE_MS = HOUR_MS;
/** How long a report is on its way from the device through the carrier, ms. */
const REPORT_LAG_MS = { low: 4_000, high: 70_000 };

export const drivingHandlers: Handlers = {
  'tms.depart': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (shipment?.status === 'loaded') depart(world, shipment);
  },

  'tms.position': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (shipment?.status !== 'moving' || !shipment.trip) return;
    const cadenceMs = world.network.carriers[shipment.carrier]!.cadenceMinutes * MINUTE_MS;
    const { signalLost } = shipment;
    if (signalLost && world.nowMs >= signalLost.fromMs && world.nowMs < signalLost.untilMs) {
      world.at(signalLost.untilMs, 'tms.position', { shipment: id });
      return;
    }
    const { speedKmh } = sayPosition(world, shipment, shipment.trip);
    const isResting =
      speedKmh < 1 && progressAt(shipment.trip, world.nowMs + cadenceMs).speedKmh < 1;
    world.after(isResting ? RESTING_CADENCE_MS : cadenceMs, 'tms.position', { shipment: id });
  },

  'tms.pass': (world, { shipment: id, step }) => {
    const shipment = world.state.shipments.get(id);
    if (shipment?.status !== 'moving' || !shipment.pass) return;
    // An expedited truck passes by its new trip: the messages of the old one find it past.
    if (shipment.passed !== (step === 'arrive' ? 'no' : 'at')) return;
    shipment.passed = step === 'arrive' ? 'at' : 'yes';
    const feed = tmsFeed(world.network);
    const at = fromMs(world.nowMs);
    if (step === 'arrive')
      world.say(
        feed,
        contracts.shipmentArrived,
        id,
        { shipmentId: id, stop: 2, arrivedAt: at },
        sayingOf(shipment),
      );
    else
      world.say(
        feed,
        contracts.shipmentDeparted,
        id,
        { shipmentId: id, stop: 2, departedAt: at },
        sayingOf(shipment),
      );
  },

  'tms.arrive': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (shipment?.status !== 'moving' || !shipment.trip) return;
    // An expedited truck arrives by its new trip; the message of the old one comes too late or too early.
    const arriveMs = shipment.trip.atMs.at(-1) as number;
    if (world.nowMs < arriveMs - 1) return;
    shipment.status = 'arrived';
    const draw = world.random.of('arrive', shipment.nth);
    const arrivedMs = seenArrivingMs(shipment, shipment.trip, draw);
    world.say(
      tmsFeed(world.network),
      contracts.shipmentArrived,
      id,
      {
        shipmentId: id,
        stop: lastStop(shipment),
        arrivedAt: fromMs(arrivedMs),
      },
      { ...sayingOf(shipment), lagMs: world.nowMs - arrivedMs },
    );
    world.after(draw.between(12, 55) * MINUTE_MS, 'tms.delivered', { shipment: id });
  },

  'tms.delivered': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (shipment?.status === 'arrived') deliver(world, shipment);
  },

  'tms.alive': (world) => {
    const feed = tmsFeed(world.network);
    const since = world.state.lastSpokeMs[feed] as number;
    if (world.nowMs - since >= CADENCE_MS.tms - MINUTE_MS)
      world.say(feed, contracts.tmsAlive, 'tms', { since: fromMs(since) });
    world.at((world.state.lastSpokeMs[feed] as number) + CADENCE_MS.tms, 'tms.alive', {});
  },
};

/** Sets a truck on the trip that it will drive, and plans all that it will say. */
export function setTrip(world: World, shipment: Shipment, trip: Trip): void {
  shipment.trip = trip;
  const arriveMs = trip.atMs.at(-1) as number;
  world.at(arriveMs, 'tms.arrive', { shipment: shipment.id });
  if (shipment.pass && shipment.passed === 'no') {
    world.at(whenAt(trip, shipment.pass.km), 'tms.pass', { shipment: shipment.id, step: 'arrive' });
    world.at(whenAt(trip, shipment.pass.km + 0.1) + MINUTE_MS, 'tms.pass', {
      shipment: shipment.id,
      step: 'depart',
    });
  }
}

function depart(world: World, shipment: Shipment): void {
  const draw = world.random.of('drive', shipment.nth);
  const lagMs = Math.round(draw.between(1_000, 40_000));
  shipment.status = 'moving';
  shipment.departedMs = world.nowMs;
  world.say(
    tmsFeed(world.network),
    contracts.shipmentDeparted,
    shipment.id,
    { shipmentId: shipment.id, stop: 1, departedAt: fromMs(world.nowMs - lagMs) },
    { ...sayingOf(shipment), lagMs },
  );
  const speedKmh = MEAN_SPEED_KMH[shipment.mode] * draw.between(0.985, 1.05);
  setTrip(
    world,
    shipment,
    makeTrip(world.nowMs, shipment.km, shipment.mode, speedKmh, atRelay(shipment)),
  );
  const arriveMs = shipment.trip?.atMs.at(-1) as number;
  shipment.signalLost = shipment.cause ? null : signalLossOf(world.nowMs, arriveMs, draw);
  const cadenceMs = world.network.carriers[shipment.carrier]!.cadenceMinutes * MINUTE_MS;
  world.after(draw.between(0.2, 1) * cadenceMs, 'tms.position', { shipment: shipment.id });
  shipment.news = carrierNews(shipment, draw);
  for (const item of shipment.news) world.at(item.atMs, 'tms.news', { shipment: shipment.id });
  if (arriveMs > shipment.plannedArriveMs + 45 * MINUTE_MS && draw.chance(0.7))
    world.at(shipment.plannedArriveMs + draw.between(25, 60) * MINUTE_MS, 'tms.missed', {
      shipment: shipment.id,
    });
}

/** A dwell at the relay happens at the relay. */
function atRelay(shipment: Shipment): Shipment['trouble'] {
  const { pass } = shipment;
  if (!pass) return shipment.trouble;
  const relay = { kind: 'dwell' as const, minutes: 25, at: pass.km / shipment.km, words: '' };
  const others = shipment.trouble.map((trouble) =>
    trouble.words === 'Dwell at relay' ? { ...trouble, at: relay.at } : trouble,
  );
  return [...others, relay].toSorted((a, b) => a.at - b.at);
}

/** When its device sees the last stop, which the carrier tells when the truck stands there. */
function seenArrivingMs(shipment: Shipment, trip: Trip, draw: Draw): number {
  const endMs = trip.atMs.at(-1) as number;
  return Math.max(shipment.departedMs ?? 0, Math.round(endMs - draw.between(2_000, 90_000)));
}

function sayPosition(world: World, shipment: Shipment, trip: Trip): { speedKmh: number } {
  const draw = world.random.of('position', shipment.nth, Math.floor(world.nowMs / MINUTE_MS));
  const lagMs = Math.round(draw.between(REPORT_LAG_MS.low, REPORT_LAG_MS.high));
  const endMs = seenArrivingMs(shipment, trip, world.random.of('arrive', shipment.nth));
  const atMs = Math.max(shipment.departedMs as number, Math.min(endMs, world.nowMs - lagMs));
  const { km, speedKmh } = progressAt(trip, atMs);
  const road = roadBetween(
    partyOf(world.network, shipment.from),
    partyOf(world.network, shipment.to),
  );
  world.say(
    tmsFeed(world.network),
    contracts.shipmentPosition,
    shipment.id,
    {
      shipmentId: shipment.id,
      ...rounded(pointAlong(road, km)),
      positionAt: fromMs(atMs),
      speedKmh: speedKmh < 1 ? 0 : Math.min(118, Math.round(speedKmh * draw.between(0.97, 1.08))),
      travelledKm: Math.floor(km),
    },
    { ...sayingOf(shipment), lagMs: world.nowMs - atMs },
  );
  return { speedKmh };
}

function deliver(world: World, shipment: Shipment): void {
  const { network, state } = world;
  const { kind, number } = purposeOf(shipment.purpose);
  const draw = world.random.of('sign', shipment.nth);
  world.say(
    tmsFeed(network),
    contracts.shipmentDelivered,
    shipment.id,
    { shipmentId: shipment.id, deliveredAt: fromMs(world.nowMs), signedBy: draw.pick(SIGNERS) },
    sayingOf(shipment),
  );
  if (kind === 'order') world.after(MINUTE_MS, 'erp.orderDelivered', { order: number });
  else {
    const site = Number(shipment.to.slice(1));
    const lines: Quantity[] =
      kind === 'transfer' ? (state.transfers.get(number)?.shipped ?? []) : shipment.lines;
    world.after(draw.between(4, 25) * MINUTE_MS, 'wms.goodsArrive', {
      site,
      purpose: shipment.purpose,
      lines: lines.map((line) => ({ ...line })),
      cause: shipment.cause,
    });
  }
  const payer = shipment.to.startsWith('S')
    ? Number(shipment.to.slice(1))
    : Number(shipment.from.slice(1));
  world.after(draw.between(14, 70) * HOUR_MS, 'erp.freightInvoice', {
    shipment: shipment.id,
    entity: network.sites[payer]!.entity,
    carrier: shipment.carrier,
    freightMinor: shipment.freightMinor,
  });
  state.shipments.delete(shipment.id);
  state.shipmentByPurpose.delete(shipment.purpose);
}

const SIGNERS = [
  'D. Ruiz',
  'K. Olsen',
  'M. Patel',
  'T. Brooks',
  'J. Nowak',
  'L. Carter',
  'S. Kim',
  'A. Moreau',
];
