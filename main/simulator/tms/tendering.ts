import * as contracts from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { type Handlers, siteKey, type Shipment, tmsFeed, type World } from '#simulator/world';
import { sayingOf, truckload } from './planning.ts';

/** One tender in fourteen is declined; at the third asking somebody takes it. */
const DECLINE_CHANCE = 0.07;
const MOST_TENDERS = 3;
const DECLINE_WORDS = ['No driver in the area', 'No equipment', 'Hours of service'];
/** The truck stands at the dock this long before it is to leave. */
const BEFORE_DEPARTURE_MS = 25 * MINUTE_MS;
/** … and leaves empty when nothing has come after so long. */
const PATIENCE_MS = 9 * HOUR_MS;

export const tenderingHandlers: Handlers = {
  'tms.tender': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (shipment?.status === 'planned') tender(world, shipment);
  },

  'tms.answer': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (shipment?.status !== 'tendered') return;
    const draw = world.random.of('answer', shipment.nth, shipment.tenders);
    const feed = tmsFeed(world.network);
    const carrier = world.network.carriers[shipment.carrier]!.scac;
    if (shipment.tenders < MOST_TENDERS && draw.chance(DECLINE_CHANCE)) {
      world.say(
        feed,
        contracts.tenderDeclined,
        id,
        { shipmentId: id, carrier, reason: draw.pick(DECLINE_WORDS) },
        sayingOf(shipment),
      );
      if (shipment.mode === 'ground') shipment.carrier = truckload(world, draw).index;
      shipment.status = 'planned';
      world.after(6 * MINUTE_MS, 'tms.tender', { shipment: id });
      return;
    }
    shipment.status = 'accepted';
    world.say(feed, contracts.tenderAccepted, id, { shipmentId: id, carrier }, sayingOf(shipment));
    const late = shipment.trouble.find((trouble) => trouble.kind === 'lateDeparture')?.minutes ?? 0;
    world.at(shipment.plannedDepartMs - BEFORE_DEPARTURE_MS + late * MINUTE_MS, 'tms.pickup', {
      shipment: id,
    });
    if (late > 20)
      world.at(shipment.plannedDepartMs + Math.min(35, late / 2) * MINUTE_MS, 'tms.missed', {
        shipment: id,
      });
  },

  'tms.pickup': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (shipment?.status !== 'accepted') return;
    if (shipment.from.startsWith('V')) {
      shipment.status = 'loaded';
      world.after(BEFORE_DEPARTURE_MS, 'tms.depart', { shipment: id });
      return;
    }
    shipment.status = 'waiting';
    world.after(0, 'wms.truckAtDock', {
      site: Number(shipment.from.slice(1)),
      purpose: shipment.purpose,
      shipment: id,
    });
    // Who asked for a movement decides whether it is still wanted; an order's truck goes on to its next load.
    if (!shipment.cause) world.after(PATIENCE_MS, 'tms.giveUp', { shipment: id });
  },

  'tms.giveUp': (world, { shipment: id }) => {
    const shipment = world.state.shipments.get(id);
    if (shipment?.status === 'waiting') cancel(world, shipment, 'Nothing to load');
  },
};

/** Asks the shipment's carrier; it answers within the hour. */
export function tender(world: World, shipment: Shipment): void {
  const draw = world.random.of('tender', shipment.nth, shipment.tenders);
  shipment.tenders++;
  shipment.status = 'tendered';
  const answerMs =
    world.nowMs + (shipment.cause ? draw.between(2, 6) : draw.between(8, 55)) * MINUTE_MS;
  world.say(
    tmsFeed(world.network),
    contracts.shipmentTendered,
    shipment.id,
    {
      shipmentId: shipment.id,
      carrier: world.network.carriers[shipment.carrier]!.scac,
      answerBy: fromMs(world.nowMs + HOUR_MS),
    },
    sayingOf(shipment),
  );
  world.at(answerMs, 'tms.answer', { shipment: shipment.id });
}

/** From now on nothing is loaded into it, and nobody drives it. */
export function hold(world: World, shipment: Shipment): void {
  shipment.status = 'cancelled';
  if (shipment.from.startsWith('S'))
    world.state.atDock.delete(siteKey(Number(shipment.from.slice(1)), shipment.purpose));
}

/** The shipment will not go; what is staged for it stays at its dock. */
export function cancel(world: World, shipment: Shipment, reason: string): void {
  const { state } = world;
  hold(world, shipment);
  world.say(
    tmsFeed(world.network),
    contracts.shipmentCancelled,
    shipment.id,
    { shipmentId: shipment.id, reason },
    sayingOf(shipment),
  );
  state.shipments.delete(shipment.id);
  state.shipmentByPurpose.delete(shipment.purpose);
}
