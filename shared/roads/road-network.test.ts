import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findRoute, kmBetween, loadRoadGraph } from './index.ts';
import type { LonLat } from './index.ts';

const graph = loadRoadGraph(
  JSON.parse(
    readFileSync(new URL('../../resources/roads/road-graph.json', import.meta.url), 'utf8'),
  ),
);

const KM_PER_MILE = 1.609344;

const CITY: Record<string, LonLat> = {
  Atlanta: [-84.388, 33.749],
  Dallas: [-96.797, 32.777],
  Chicago: [-87.63, 41.878],
  Columbus: [-82.998, 39.961],
  Allentown: [-75.49, 40.602],
  Reno: [-119.814, 39.53],
  Houston: [-95.37, 29.76],
  Miami: [-80.19, 25.762],
  'New York': [-74.006, 40.713],
  'Los Angeles': [-118.244, 34.052],
  Denver: [-104.99, 39.739],
  'St. Louis': [-90.199, 38.627],
  'Kansas City': [-94.58, 39.1],
  Phoenix: [-112.07, 33.45],
  'Las Vegas': [-115.14, 36.17],
  Boise: [-116.2, 43.615],
  'Salt Lake City': [-111.89, 40.76],
  Cincinnati: [-84.512, 39.103],
};

/** Miles by road as published in road atlases' mileage charts. */
const ATLAS: readonly [from: string, to: string, miles: number][] = [
  ['Atlanta', 'Columbus', 569],
  ['Atlanta', 'Dallas', 781],
  ['Atlanta', 'Chicago', 716],
  ['Dallas', 'Columbus', 1045],
  ['Dallas', 'Allentown', 1480],
  ['Dallas', 'Kansas City', 554],
  ['Dallas', 'Houston', 239],
  ['Chicago', 'Columbus', 356],
  ['Chicago', 'Reno', 1912],
  ['Chicago', 'St. Louis', 297],
  ['Chicago', 'Denver', 1003],
  ['Columbus', 'Cincinnati', 107],
  ['Allentown', 'Reno', 2640],
  ['Reno', 'Salt Lake City', 518],
  ['Reno', 'Las Vegas', 439],
  ['Reno', 'Boise', 423],
  ['Reno', 'Los Angeles', 517],
  ['Las Vegas', 'Phoenix', 297],
  ['Miami', 'Atlanta', 663],
  ['New York', 'Los Angeles', 2790],
];

describe('the road network', () => {
  test.each(ATLAS)('%s to %s is the %i miles of the atlas, within 4 %%', (from, to, miles) => {
    const drive = findRoute(graph, CITY[from]!, CITY[to]!);
    expect(drive.distanceKm / KM_PER_MILE / miles).toBeGreaterThan(0.96);
    expect(drive.distanceKm / KM_PER_MILE / miles).toBeLessThan(1.04);
  });

  test('is the same length both ways', () => {
    const there = findRoute(graph, CITY['Reno']!, CITY['Allentown']!);
    const back = findRoute(graph, CITY['Allentown']!, CITY['Reno']!);
    expect(back.distanceKm).toBeCloseTo(there.distanceKm, 6);
  });

  test('hangs together: every place can be reached from Atlanta', () => {
    const reached = new Set([graph.places.indexOf('Atlanta GA')]);
    for (const node of reached)
      for (let e = graph.firstEdge[node]!; e < graph.firstEdge[node + 1]!; e += 1)
        reached.add(graph.edgeTo[e]!);
    expect(graph.places.filter((_, node) => !reached.has(node))).toEqual([]);
  });

  test('no stretch is shorter than the straight line, which the route finder counts on', () => {
    graph.positions.forEach((position, node) => {
      for (let e = graph.firstEdge[node]!; e < graph.firstEdge[node + 1]!; e += 1) {
        const straight = kmBetween(position, graph.positions[graph.edgeTo[e]!]!);
        // Lengths are kept to 100 m, positions to 11 m.
        expect(graph.edgeKm[e]!).toBeGreaterThan(straight - 0.08);
      }
    });
  });

  test('from Columbus to Atlanta it goes by Cincinnati, Knoxville and Chattanooga', () => {
    const via = findRoute(graph, CITY['Columbus']!, CITY['Atlanta']!).via.map((stop) => stop.place);
    expect(via).toEqual(
      expect.arrayContaining(['Cincinnati OH', 'Knoxville TN', 'Chattanooga TN']),
    );
  });
});

/** Real interstates, for the check only; absent where third-party data was not laid out. */
const REFERENCE = new URL('../../../shared/data/roads/interstates-reference.json', import.meta.url);
const TOLERANCE_KM = 20;

describe.skipIf(!existsSync(REFERENCE))(
  `the interstates against a reference${existsSync(REFERENCE) ? '' : ' (skipped: no third-party data)'}`,
  () => {
    const reference = existsSync(REFERENCE) ? readReference() : new Map<string, LonLat[][]>();
    const ours = routePieces();
    // The number was given to later roads too (I-49, I-69), or stands for two routes in the reference (I-74, I-86).
    const shared = [...reference.keys()].filter(
      (route) => ours.has(route) && Number(route.slice(2)) < 100,
    );

    test('most of the main routes are ours too', () => {
      expect(shared.length).toBeGreaterThanOrEqual(60);
    });

    test.each(shared)('%s runs where it should', (route) => {
      const strays = reference
        .get(route)!
        .flat()
        .map((point) => ({ point, km: distanceToPieces(point, ours.get(route)!) }))
        // Beyond 100 km it is another road of the same number, or a part that we do not have.
        .filter(({ km }) => km > TOLERANCE_KM && km < 100);
      expect(strays).toEqual([]);
    });
  },
);

function readReference(): Map<string, LonLat[][]> {
  const { features } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as {
    features: { properties: { r: string }; geometry: { coordinates: LonLat[][] } }[];
  };
  return new Map(
    features.map(({ properties, geometry }) => [`I-${properties.r}`, geometry.coordinates]),
  );
}

/** For each route its stretches as pairs of positions. */
function routePieces(): Map<string, [LonLat, LonLat][]> {
  const pieces = new Map<string, [LonLat, LonLat][]>();
  graph.positions.forEach((position, node) => {
    for (let e = graph.firstEdge[node]!; e < graph.firstEdge[node + 1]!; e += 1)
      for (const route of graph.routes[graph.edgeRoute[e]!]!.split('/'))
        pieces.set(route, [
          ...(pieces.get(route) ?? []),
          [position, graph.positions[graph.edgeTo[e]!]!],
        ]);
  });
  return pieces;
}

/** Distance in km from a point to the nearest of some straight pieces, on a plane true at the point. */
function distanceToPieces(point: LonLat, pieces: readonly [LonLat, LonLat][]): number {
  const kmPerLat = 111.2;
  const kmPerLon = kmPerLat * Math.cos((point[1] * Math.PI) / 180);
  const flat = (p: LonLat) => [(p[0] - point[0]) * kmPerLon, (p[1] - point[1]) * kmPerLat] as const;
  let nearest = Infinity;
  for (const [from, to] of pieces) {
    const [ax, ay] = flat(from);
    const [bx, by] = flat(to);
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(ax + dx * t, ay + dy * t));
  }
  return nearest;
}
