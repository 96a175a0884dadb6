/**
 * Writes `resources/roads/road-graph.json` from `interstates.txt`. Run after a change of the list:
 * `node resources/build/build-roads.ts`. The result is committed, so that nobody needs the gazetteer to run Signalbox.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { kmBetween } from '#shared/roads';
import type { LonLat, RoadGraphFile } from '#shared/roads';
import { Gazetteer } from './gazetteer.ts';
import { parseRouteList, placeKey } from './route-list.ts';
import type { ListedRoute, Piece, RouteList } from './route-list.ts';

const KM_PER_MILE = 1.609344;
const SOURCE = new URL('../roads/interstates.txt', import.meta.url);
const TARGET = new URL('../roads/road-graph.json', import.meta.url);

const list = parseRouteList(readFileSync(SOURCE, 'utf8'));
const graph = joinPlaces(list.routes, resolvePlaces(list));
writeFileSync(TARGET, `${JSON.stringify(graph)}\n`);
console.log(
  `${graph.places.length} places, ${graph.edges.length / 4} stretches, ${graph.routes.length} routes`,
);

/** The position of every place named on a route; one message with all that are unknown or named for nothing. */
function resolvePlaces({ ownPlaces, routes }: RouteList): Map<string, LonLat> {
  const gazetteer = new Gazetteer(ownPlaces);
  const found = new Map<string, LonLat>();
  const complaints: string[] = [];
  for (const { route, pieces } of routes) {
    for (const place of pieces.flat()) {
      const at = gazetteer.find(place);
      if (at === null) complaints.push(`${route}: no such place, ${placeKey(place)}`);
      else found.set(placeKey(place), [round(at[1], 4), round(at[0], 4)]);
    }
  }
  for (const key of ownPlaces.keys()) if (!found.has(key)) complaints.push(`on no route: ${key}`);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  return found;
}

/** The graph: nodes in order of first mention, one edge for each pair of neighbours. */
function joinPlaces(
  routes: readonly ListedRoute[],
  positions: ReadonlyMap<string, LonLat>,
): RoadGraphFile {
  const node = new Map([...positions.keys()].map((key, i) => [key, i]));
  const edges = new Map<string, { a: number; b: number; km: number; routes: string[] }>();
  for (const listed of routes) {
    const stretch = stretchOf(listed, positions);
    for (const [from, to] of listed.pieces.flatMap(neighbours)) {
      const [a, b] = [node.get(from)!, node.get(to)!];
      const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
      const km = kmBetween(positions.get(from)!, positions.get(to)!) * stretch;
      const shared = edges.get(key);
      // Where two routes share a road, the longer reckoning holds: a truck that comes early costs less than one late.
      if (shared === undefined) edges.set(key, { a, b, km, routes: [listed.route] });
      else
        edges.set(key, {
          ...shared,
          km: Math.max(km, shared.km),
          routes: [...new Set([...shared.routes, listed.route])],
        });
    }
  }
  const names = [...new Set([...edges.values()].map((edge) => edge.routes.join('/')))];
  return {
    version: 1,
    routes: names,
    places: [...positions.keys()],
    at: [...positions.values()].flatMap(([lon, lat]) => [lat, lon]),
    edges: [...edges.values()].flatMap(({ a, b, km, routes: of }) => [
      a,
      b,
      Math.round(km * 10),
      names.indexOf(of.join('/')),
    ]),
  };
}

/**
 * Logged length over the straight lines between its places. A road winds 2 to 18 % more than our list follows it, or a
 * little less where it goes round the towns that the list goes through; a figure outside of that is a wrong place or a
 * forgotten one.
 */
function stretchOf(listed: ListedRoute, positions: ReadonlyMap<string, LonLat>): number {
  if (listed.stretch !== null) return listed.stretch;
  let straightKm = 0;
  for (const [from, to] of listed.pieces.flatMap(neighbours))
    straightKm += kmBetween(positions.get(from)!, positions.get(to)!);
  const stretch = ((listed.miles ?? 0) * KM_PER_MILE) / straightKm;
  if (process.argv.includes('--verbose'))
    console.log(listed.route, listed.miles, stretch.toFixed(3));
  if (stretch < 0.95 || stretch > 1.2)
    throw new Error(
      `${listed.route}: ${listed.miles} miles are ${stretch.toFixed(3)} of its straight lines`,
    );
  // Never shorter than the straight line: the route finder's bound rests on that.
  return Math.max(1, stretch);
}

function neighbours(piece: Piece): [string, string][] {
  return piece.slice(1).map((place, i) => [placeKey(piece[i]!), placeKey(place)]);
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
