import * as contracts from '#shared/contracts';
import {
  accept,
  fromMs,
  HOUR_MS,
  MINUTE_MS,
  refuse,
  type Result,
  toMs,
  instantOfLocal,
  localDay,
} from '#shared/vocabulary';
import {
  type CommandHandler,
  handleCommand,
  isOpen,
  itemByGtin,
  laneById,
  localMinute,
  MEAN_SPEED_KMH,
  movedItem,
  plannedTransitMinutes,
  purposeKey,
  type Quantity,
  type Shipment,
  type Site,
  siteByGln,
  siteKey,
  tmsFeed,
  transferOf,
  whenOpen,
  type World,
} from '#simulator/world';
import { setTrip } from './driving.ts';
import { sayEta } from './news.ts';
import { laneFreightMinor, plan, sayingOf } from './planning.ts';
import { cancel, hold, tender } from './tendering.ts';
import { makeTrip, progressAt } from './trip.ts';

/** A carrier needs this long to have a truck at a dock. */
const CALL_OUT_MS = 35 * MINUTE_MS;
/** After a dock's cut-off the first truck of the next working day leaves an hour after opening. */
const MORNING_MINUTES = 60;
/** Stands for the shipment of a purpose from the acceptance of the wish until it is planned. */
const NOT_YET = '';
/** What a second driver costs more, minor units a km that is left. */
const EXPEDITE_PER_KM_MINOR = 240;

/** What the TMS carries out on command. */
export const tmsCommands: readonly CommandHandler[] = [
  handleCommand({
    definition: contracts.planShipment,
    take(world, _to, data) {
      const { network } = world;
      const from = siteByGln(network, data.from);
      const dest = siteByGln(network, data.to);
      if (!from) return refuse('site.unknown', { site: data.from }, 'from');
      if (!dest) return refuse('site.unknown', { site: data.to }, 'to');
      const lane = laneById(network, data.laneId);
      if (!lane || lane.from !== from.index || lane.to !== dest.index)
        return refuse(
          'lane.unknown',
          { laneId: data.laneId, from: from.code, to: dest.code },
          'laneId',
        );
      for (const line of data.lines) {
        const item = movedItem(network, line);
        if (!item.ok) return item;
      }
      const { kind, number } = data.purpose;
      const transfer = world.state.transfers.get(number);
      if (kind === 'return') {
        if (!world.state.staged.has(siteKey(from.index, purposeKey(kind, number))))
          return refuse('return.unknown', { number }, 'purpose');
        if (world.state.shipmentByPurpose.has(purposeKey(kind, number)))
          return refuse('shipment.exists', { number }, 'purpose');
        world.state.shipmentByPurpose.set(purposeKey(kind, number), NOT_YET);
        return accept(lane);
      }
      // The trucks of orders, purchases and the ERP's own movements are planned without being asked for.
      if (kind !== 'transfer' || transfer?.isOwn)
        return refuse('purpose.ofTheErp', { kind, number }, 'purpose');
      if (world.state.shipmentByPurpose.has(purposeKey(kind, number)))
        return refuse('shipment.exists', { number }, 'purpose');
      if (transfer?.shipped) return refuse('transfer.hasLeft', { number }, 'purpose');
      world.state.shipmentByPurpose.set(purposeKey(kind, number), NOT_YET);
      return accept(lane);
    },
    apply(world, to, data) {
      const { network } = world;
      const lane = laneById(network, data.laneId)!;
      const origin = network.sites[lane.from]!;
      const lines = data.lines.map((line): Quantity => ({
        item: itemByGtin(network, line.gtin)!.index,
        quantity: line.quantity,
      }));
      if (data.purpose.kind === 'transfer') {
        const transfer = transferOf(world, data.purpose.number, to.cause);
        transfer.from = lane.from;
        transfer.to = lane.to;
        if (transfer.lines.length === 0) transfer.lines = lines;
      }
      const readyMs = Math.max(toMs(data.readyAt), world.nowMs + CALL_OUT_MS);
      plan(world, {
        purpose: purposeKey(data.purpose.kind, data.purpose.number),
        from: `S${lane.from}`,
        to: `S${lane.to}`,
        mode: lane.mode,
        carrier: lane.carrier,
        lines,
        departMs: lane.mode === 'teamDrive' ? readyMs : beforeCutOff(origin, readyMs),
        freight: () => laneFreightMinor(lane, data.weightGrams),
        cause: to.cause,
        valueMinor: data.valueMinor,
        weightGrams: data.weightGrams,
      });
    },
  }),

  handleCommand({
    definition: contracts.cancelShipment,
    take(world, _to, data) {
      const shipment = shipmentFor(world, data.purpose);
      if (!shipment) return refuse('shipment.unknown', { number: data.purpose.number }, 'purpose');
      if (!isStillHere(shipment)) return tooLate(shipment);
      // Held from now on: nobody loads what is about to be called off.
      hold(world, shipment);
      return accept(shipment);
    },
    apply(world, to, data) {
      const shipment = shipmentFor(world, data.purpose);
      if (!shipment) return;
      shipment.cause = to.cause;
      cancel(world, shipment, data.reason);
    },
  }),

  handleCommand({
    definition: contracts.expediteShipment,
    take(world, _to, data) {
      const shipment = world.state.shipments.get(data.shipmentId);
      if (!shipment) return refuse('shipment.unknown', { shipment: data.shipmentId }, 'shipmentId');
      if (shipment.status === 'arrived' || shipment.status === 'cancelled')
        return tooLate(shipment);
      if (shipment.isExpedited)
        return refuse('shipment.alreadyExpedited', { shipment: shipment.id });
      shipment.isExpedited = true;
      return accept(shipment);
    },
    apply(world, to, data) {
      const shipment = world.state.shipments.get(data.shipmentId);
      if (shipment) expedite(world, shipment, to.cause);
    },
  }),

  handleCommand({
    definition: contracts.retenderShipment,
    take(world, _to, data): Result<unknown> {
      const shipment = world.state.shipments.get(data.shipmentId);
      if (!shipment) return refuse('shipment.unknown', { shipment: data.shipmentId }, 'shipmentId');
      if (!isStillHere(shipment) || shipment.status === 'waiting') return tooLate(shipment);
      const carrier = world.network.carriers.find(({ scac }) => scac === data.carrier);
      if (!carrier) return refuse('carrier.unknown', { carrier: data.carrier }, 'carrier');
      // From now on it is nobody's: no truck comes for it until the other carrier has answered.
      shipment.status = 'planned';
      return accept(carrier);
    },
    apply(world, to, data) {
      const shipment = world.state.shipments.get(data.shipmentId);
      const carrier = world.network.carriers.find(({ scac }) => scac === data.carrier);
      if (!shipment || !carrier) return;
      shipment.carrier = carrier.index;
      const asked = shipment.cause;
      shipment.cause = to.cause;
      tender(world, shipment);
      shipment.cause = asked;
    },
  }),
];

/** A second driver: no more rests, and what is left of the road at a team's pace. */
function expedite(world: World, shipment: Shipment, cause: Shipment['cause']): void {
  shipment.mode = 'teamDrive';
  const doneKm = shipment.trip ? progressAt(shipment.trip, world.nowMs).km : 0;
  const leftKm = shipment.km - doneKm;
  shipment.freightMinor += Math.round(leftKm * EXPEDITE_PER_KM_MINOR);
  let arriveMs =
    shipment.plannedDepartMs + plannedTransitMinutes(shipment.km, 'teamDrive') * MINUTE_MS;
  if (shipment.trip) {
    const rest = makeTrip(world.nowMs, leftKm, 'teamDrive', MEAN_SPEED_KMH.teamDrive, []);
    shipment.news = [];
    setTrip(world, shipment, { atMs: rest.atMs, km: rest.km.map((km) => km + doneKm) });
    arriveMs = rest.atMs.at(-1) as number;
  }
  const asked = shipment.cause;
  shipment.cause = cause;
  world.say(
    tmsFeed(world.network),
    contracts.shipmentExpedited,
    shipment.id,
    {
      shipmentId: shipment.id,
      mode: 'teamDrive',
      estimatedArriveAt: fromMs(Math.round(arriveMs / MINUTE_MS) * MINUTE_MS),
      currency: world.network.currency,
      freightMinor: shipment.freightMinor,
    },
    sayingOf(shipment),
  );
  sayEta(world, shipment, arriveMs, 'Expedited with a second driver');
  shipment.cause = asked;
}

/** Loaded by the cut-off of a working day, or first thing on the next one. */
function beforeCutOff(site: Site, readyMs: number): number {
  const isInTime = isOpen(site, readyMs) && localMinute(site.zone, readyMs) <= site.cutOffMinute;
  if (isInTime) return readyMs;
  const opensMs = whenOpen(
    site,
    isOpen(site, readyMs) ? readyMs + nightMs(site, readyMs) : readyMs,
  );
  return opensMs + MORNING_MINUTES * MINUTE_MS;
}

/** From now to just past today's closing. */
function nightMs(site: Site, ms: number): number {
  return (
    instantOfLocal(site.zone, localDay(site.zone, ms), site.closesAtMinute) - ms + HOUR_MS / 60
  );
}

/** Whether its goods have yet to be loaded, and nobody has called it off. */
function isStillHere({ status }: Shipment): boolean {
  return (
    status === 'planned' || status === 'tendered' || status === 'accepted' || status === 'waiting'
  );
}

function tooLate(shipment: Shipment): Result<never> {
  return refuse('shipment.tooLate', { shipment: shipment.id, state: shipment.status });
}

function shipmentFor(
  world: World,
  purpose: { kind: 'transfer' | 'return' | 'order' | 'purchaseOrder' | 'count'; number: string },
): Shipment | null {
  const id = world.state.shipmentByPurpose.get(purposeKey(purpose.kind, purpose.number));
  return id === undefined ? null : (world.state.shipments.get(id) ?? null);
}
