import { shipmentDeparted, shipmentPlanned, shipmentPosition } from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import type { Lane, Network } from '#simulator/world';
import { SourceBook } from '../../wire/index.ts';

/** How often each truck says where it is. */
const CADENCE_MS = 15 * MINUTE_MS;
const STOPS = { first: 1, last: 2 };
/** The shortest lanes are driven in less than the bench lasts. */
const SHORTEST_KM = 400;

interface Truck {
  shipmentId: string;
  lane: Lane;
  departedMs: number;
  arriveMs: number;
}

/**
 * Trucks between the sites of a network, all of them on their way: what a TMS says of them when they leave, and where each
 * is every fifteen minutes of the world. The simulator's own trucks are as many as its orders fill; a bench asks for more.
 */
export class Fleet {
  readonly source = 'tms/fleet';
  readonly cadenceMs = CADENCE_MS;
  readonly #network: Network;
  readonly #book: SourceBook;
  readonly #trucks: readonly Truck[];
  #said = 0;

  /** @param nowMs world time at which all of them are under way. */
  constructor(network: Network, count: number, nowMs: number) {
    this.#network = network;
    this.#book = new SourceBook(this.source, nowMs - 24 * HOUR_MS);
    const lanes = network.lanes.filter(
      ({ mode, distanceKm }) => mode === 'ground' && distanceKm >= SHORTEST_KM,
    );
    this.#trucks = Array.from({ length: count }, (_, nth) => {
      const lane = lanes[nth % lanes.length]!;
      const transitMs = lane.transitMinutesP50 * MINUTE_MS;
      // Spread over the first two thirds of the road, so that nobody arrives while the bench looks.
      const departedMs = nowMs - Math.floor(transitMs * 0.66 * ((nth % 97) / 97));
      const arriveMs = departedMs + transitMs;
      return { shipmentId: `FLT-${nth + 1}`, lane, departedMs, arriveMs };
    });
  }

  /** That each of them is planned and has left. */
  departures(): object[] {
    const { sites, carriers, currency } = this.#network;
    return this.#trucks.flatMap(({ shipmentId, lane, departedMs, arriveMs }) => {
      const [from, to] = [sites[lane.from]!, sites[lane.to]!];
      const at = { subject: shipmentId, atMs: departedMs };
      return [
        this.#book.say(
          shipmentPlanned,
          {
            shipmentId,
            purpose: { kind: 'order', number: shipmentId },
            carrier: carriers[lane.carrier]!.scac,
            mode: 'ground',
            equipment: 'van53',
            stops: [
              {
                ...placeOf(from),
                stop: STOPS.first,
                kind: 'pickup',
                plannedDepartAt: fromMs(departedMs),
              },
              {
                ...placeOf(to),
                stop: STOPS.last,
                kind: 'delivery',
                plannedArriveAt: fromMs(arriveMs),
              },
            ],
            distanceKm: lane.distanceKm,
            currency,
            valueMinor: 4_000_000,
            freightMinor: lane.costMinor,
            weightGrams: 9_000_000,
            lines: [],
          },
          at,
        ),
        this.#book.say(
          shipmentDeparted,
          { shipmentId, stop: STOPS.first, departedAt: fromMs(departedMs) },
          at,
        ),
      ];
    });
  }

  /** Where those are now whose turn it is: all of them in one cadence, evenly. */
  positions(nowMs: number, passedMs: number): object[] {
    const due = Math.floor((passedMs / CADENCE_MS) * this.#trucks.length);
    const events: object[] = [];
    for (; this.#said < due; this.#said++)
      events.push(this.#position(this.#trucks[this.#said % this.#trucks.length]!, nowMs));
    return events;
  }

  #position({ shipmentId, lane, departedMs, arriveMs }: Truck, nowMs: number): object {
    const [from, to] = [this.#network.sites[lane.from]!, this.#network.sites[lane.to]!];
    const share = Math.min(1, (nowMs - departedMs) / (arriveMs - departedMs));
    return this.#book.say(
      shipmentPosition,
      {
        shipmentId,
        latitude: from.latitude + (to.latitude - from.latitude) * share,
        longitude: from.longitude + (to.longitude - from.longitude) * share,
        positionAt: fromMs(nowMs),
        speedKmh: 80,
        travelledKm: Math.round(lane.distanceKm * share),
      },
      { subject: shipmentId, atMs: nowMs },
    );
  }
}

function placeOf({ gln, name, latitude, longitude }: Network['sites'][number]) {
  return { gln, name, latitude, longitude };
}
