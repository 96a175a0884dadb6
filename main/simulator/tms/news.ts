import * as contracts from '#shared/contracts';
import { fromMs, MINUTE_MS } from '#shared/vocabulary';
import { type Draw, type Handlers, type Shipment, tmsFeed, type World } from '#simulator/world';
import { lastStop, sayingOf } from './planning.ts';
import { whenAt } from './trip.ts';

/** What a carrier says is changed by less than this is not said. */
const WORTH_TELLING_MS = 12 * MINUTE_MS;
/** The last hour and a half before arrival nobody is mistaken any more. */
const SURE_BEFORE_MS = 90 * MINUTE_MS;

export const newsHandlers: Handlers = {
  'tms.news': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (!shipment || shipment.status === 'arrived') return;
    const due = shipment.news.filter((item) => item.atMs <= world.nowMs);
    shipment.news = shipment.news.filter((item) => item.atMs > world.nowMs);
    const latest = due.at(-1);
    if (latest) sayEta(world, shipment, latest.etaMs, latest.words);
  },

  'tms.missed': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (!shipment || shipment.status === 'arrived' || shipment.status === 'cancelled') return;
    const hasLeft = shipment.departedMs !== null;
    if (!hasLeft && world.nowMs < shipment.plannedDepartMs) return;
    if (hasLeft && world.nowMs < shipment.plannedArriveMs) return;
    world.say(
      tmsFeed(world.network),
      contracts.milestoneMissed,
      id,
      {
        shipmentId: id,
        stop: hasLeft ? lastStop(shipment) : 1,
        milestone: hasLeft ? 'arrive' : 'depart',
        plannedAt: fromMs(hasLeft ? shipment.plannedArriveMs : shipment.plannedDepartMs),
        ...(shipment.trouble[0] ? { reason: shipment.trouble[0].words } : {}),
      },
      sayingOf(shipment),
    );
  },
};

/** Says the carrier's estimate for the delivery stop. */
export function sayEta(world: World, shipment: Shipment, etaMs: number, words: string): void {
  shipment.etaMs = etaMs;
  world.say(
    tmsFeed(world.network),
    contracts.etaUpdated,
    shipment.id,
    {
      shipmentId: shipment.id,
      stop: lastStop(shipment),
      estimatedArriveAt: fromMs(Math.round(etaMs / MINUTE_MS) * MINUTE_MS),
      ...(words === '' ? {} : { reason: words }),
    },
    sayingOf(shipment),
  );
}

/**
 * What the carrier will say about the arrival, as one that knows its trouble half: at departure, some time after each
 * hold-up begins and mostly too hopeful, and truly just before the end.
 */
export function carrierNews(shipment: Shipment, draw: Draw): Shipment['news'] {
  const trip = shipment.trip;
  if (!trip) return [];
  const departedMs = trip.atMs[0] as number;
  const arriveMs = trip.atMs.at(-1) as number;
  const lateStartMs = departedMs - shipment.plannedDepartMs;
  let believedMs = shipment.plannedArriveMs + Math.max(0, lateStartMs) * draw.between(0.7, 1);
  const departure = {
    atMs: departedMs + draw.between(6, 20) * MINUTE_MS,
    laterMs: 0,
    words: lateStartMs > 15 * MINUTE_MS ? 'Departed late' : '',
  };
  const holdUps = shipment.trouble
    .filter((trouble) => trouble.kind !== 'lateDeparture')
    .map((trouble) => {
      const laterMs = trouble.minutes * MINUTE_MS * draw.between(0.4, 0.95);
      const beganMs = whenAt(trip, trouble.at * shipment.km);
      return { atMs: beganMs + draw.between(15, 70) * MINUTE_MS, laterMs, words: trouble.words };
    });
  const sureMs = Math.max(departure.atMs, arriveMs - SURE_BEFORE_MS * draw.between(0.5, 1));
  const sureEtaMs = arriveMs + draw.between(-4, 6) * MINUTE_MS;

  const news: Shipment['news'] = [];
  const add = (atMs: number, etaMs: number, words: string) => {
    const last = news.at(-1)?.etaMs ?? shipment.plannedArriveMs;
    if (news.length > 0 && Math.abs(etaMs - last) < WORTH_TELLING_MS) return;
    if (atMs < arriveMs) news.push({ atMs: Math.ceil(atMs), etaMs, words });
  };
  for (const told of [departure, ...holdUps].toSorted((a, b) => a.atMs - b.atMs)) {
    if (told.atMs > sureMs) break;
    believedMs += told.laterMs;
    add(told.atMs, believedMs, told.words);
  }
  add(sureMs, sureEtaMs, '');
  return news;
}
