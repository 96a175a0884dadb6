import { type Mode, plannedTransitMinutes } from '../trip-time.ts';
import { roadBetween } from '../roads.ts';
import { distanceKm } from '../great-circle.ts';
import type { Carrier, Lane, Site } from './network.ts';

/** Past this many sites, not every pair makes sense: each site keeps the lanes to its nearest. */
const ALL_PAIRS_UP_TO = 12;
const NEAREST_KEPT = 8;

/** Linehaul a km and a fixed part, minor units: $612 for the 916 km Columbus to Atlanta, $2,940 for a team. */
const RATES: Record<Mode, { fixedMinor: number; perKmMinor: number; perKgMinor: number }> = {
  ground: { fixedMinor: 18_000, perKmMinor: 47, perKgMinor: 3 },
  teamDrive: { fixedMinor: 12_000, perKmMinor: 308, perKgMinor: 4 },
};

/** Lanes between sites, each by ground and by team, `CMH-ATL-G` and `CMH-ATL-T`. */
export function makeLanes(sites: readonly Site[], carriers: readonly Carrier[]): Lane[] {
  const truckload = carriers.filter((carrier) => carrier.kind === 'truckload');
  const team = carriers.find((carrier) => carrier.kind === 'team') as Carrier;
  return sites.flatMap((from) =>
    destinations(from, sites).flatMap((to) => [
      lane(from, to, 'ground', homeCarrier(from, to, truckload)),
      lane(from, to, 'teamDrive', team),
    ]),
  );
}

function destinations(from: Site, sites: readonly Site[]): Site[] {
  const others = sites.filter((site) => site !== from);
  if (sites.length <= ALL_PAIRS_UP_TO) return others;
  return others
    .toSorted((a, b) => distanceKm(from, a) - distanceKm(from, b))
    .slice(0, NEAREST_KEPT);
}

/** The carrier that is at home at the origin, as contracts by region have it; two pairs are told in the pictures. */
const HOME: Record<string, string> = {
  ATL: 'SPLX',
  DFW: 'LNSF',
  CHI: 'KYLN',
  CMH: 'BRGF',
  ABE: 'BRGF',
  RNO: 'SRRA',
};

function homeCarrier(from: Site, to: Site, truckload: readonly Carrier[]): Carrier {
  const home = truckload.find((carrier) => carrier.scac === HOME[from.code]);
  return home ?? (truckload[(from.index + to.index) % truckload.length] as Carrier);
}

function lane(from: Site, to: Site, mode: Mode, carrier: Carrier): Lane {
  const km = Math.round(roadBetween(from, to).distanceKm);
  const rate = RATES[mode];
  const p50 = plannedTransitMinutes(km, mode);
  return {
    laneId: `${from.code}-${to.code}-${mode === 'ground' ? 'G' : 'T'}`,
    from: from.index,
    to: to.index,
    mode,
    carrier: carrier.index,
    distanceKm: km,
    transitMinutesP50: p50,
    // Nine of ten arrive within an eighth and an hour and a half more: what disruption.ts does to them.
    transitMinutesP90: Math.round(p50 * 1.125 + (mode === 'ground' ? 90 : 45)),
    costMinor: rate.fixedMinor + Math.round(km * rate.perKmMinor),
    costPerKgMinor: rate.perKgMinor,
  };
}
