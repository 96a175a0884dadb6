import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodePath,
  encodePath,
  findRoute,
  headingDegrees,
  kmBetween,
  loadRoadGraph,
  nearestNodes,
  pathKm,
  positionAtFraction,
  positionAtKm,
  slicePath,
  smoothLine,
} from './index.ts';
import type { RoadGraph, RoadGraphFile, RoadPath } from './index.ts';

const graph = loadRoadGraph(
  JSON.parse(
    readFileSync(new URL('../../resources/roads/road-graph.json', import.meta.url), 'utf8'),
  ),
);

/** Somewhere in the contiguous United States, or not far off it. */
const lonLat = fc.tuple(
  fc.double({ min: -124, max: -68, noNaN: true }),
  fc.double({ min: 26, max: 48.5, noNaN: true }),
);

const path: fc.Arbitrary<RoadPath> = fc
  .array(fc.tuple(lonLat, fc.double({ min: 0, max: 60, noNaN: true })), {
    minLength: 2,
    maxLength: 40,
  })
  .map((steps) => {
    let km = 0;
    return {
      points: steps.map(([point]) => point),
      kmAt: steps.map(([, step], i) => (km += i === 0 ? 0 : step)),
    };
  });

describe('a way over the ground', () => {
  test('as text and back is the same way, to 11 m and 10 m of road', () => {
    fc.assert(
      fc.property(path, (way) => {
        const back = decodePath(encodePath(way));
        expect(back.points).toHaveLength(way.points.length);
        back.points.forEach((point, i) => {
          expect(Math.abs(point[0] - way.points[i]![0])).toBeLessThanOrEqual(0.000_051);
          expect(Math.abs(point[1] - way.points[i]![1])).toBeLessThanOrEqual(0.000_051);
          expect(Math.abs(back.kmAt[i]! - way.kmAt[i]!)).toBeLessThanOrEqual(0.005_1);
        });
      }),
    );
  });

  test('written out again from its text is the same text', () => {
    fc.assert(
      fc.property(path, (way) => {
        const text = encodePath(way);
        expect(encodePath(decodePath(text))).toBe(text);
      }),
    );
  });

  test('cut short, its text is refused', () => {
    const text = encodePath({
      points: [
        [-84, 33],
        [-85, 34],
      ],
      kmAt: [0, 150],
    });
    expect(() => decodePath(text.slice(0, -1))).toThrow('broken belief');
    expect(() => decodePath('not a path!')).toThrow('broken belief');
  });

  test('is followed from its start to its end and never backwards', () => {
    fc.assert(
      fc.property(
        path,
        fc.array(fc.double({ min: -0.2, max: 1.2, noNaN: true })),
        (way, shares) => {
          expect(positionAtFraction(way, 0).position).toEqual(way.points[0]);
          const last = positionAtKm(way, pathKm(way) + 1).position;
          expect(kmBetween(last, way.points[way.points.length - 1]!)).toBeLessThan(1e-6);
          const ordered = shares.toSorted((a, b) => a - b).map((share) => share * pathKm(way));
          const travelled = ordered.map((km) => slicePath(way, 0, km).length);
          expect(travelled).toEqual(travelled.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  test('faces where it goes', () => {
    expect(headingDegrees([-90, 40], [-90, 41])).toBeCloseTo(0);
    expect(headingDegrees([-90, 40], [-89, 40])).toBeCloseTo(89.68, 1);
    expect(headingDegrees([-90, 40], [-90, 39])).toBeCloseTo(180);
  });
});

describe('a smoothed line', () => {
  test('passes through every place it was drawn for', () => {
    fc.assert(
      fc.property(fc.array(lonLat, { minLength: 1, maxLength: 20 }), (places) => {
        const { points, placeAt } = smoothLine(places);
        expect(placeAt.map((i) => points[i])).toEqual(places);
      }),
    );
  });

  test('never leaves the neighbourhood of the straight line by more than half its length', () => {
    fc.assert(
      fc.property(fc.array(lonLat, { minLength: 2, maxLength: 12 }), (places) => {
        const { points, placeAt } = smoothLine(places);
        for (let i = 0; i + 1 < places.length; i += 1) {
          const length = kmBetween(places[i]!, places[i + 1]!);
          for (const point of points.slice(placeAt[i], placeAt[i + 1]! + 1)) {
            const detour = kmBetween(places[i]!, point) + kmBetween(point, places[i + 1]!);
            expect(detour).toBeLessThanOrEqual(2 * length + 1e-6);
          }
        }
      }),
    );
  });
});

describe('a drive', () => {
  test('has its points in order, as long as it says, and starts and ends at the doors', () => {
    fc.assert(
      fc.property(lonLat, lonLat, (from, to) => {
        const drive = findRoute(graph, from, to);
        expect(drive.points[0]).toEqual(from);
        expect(kmBetween(drive.points[drive.points.length - 1]!, to)).toBeLessThan(0.06);
        expect(drive.kmAt).toHaveLength(drive.points.length);
        expect(drive.kmAt).toEqual(drive.kmAt.toSorted((a, b) => a - b));
        expect(drive.kmAt[0]).toBe(0);
        expect(pathKm(drive)).toBe(drive.distanceKm);
        expect(drive.distanceKm).toBeGreaterThanOrEqual(kmBetween(from, to) * 0.999);
      }),
      { numRuns: 60 },
    );
  });

  test('is as cheap as the one that a search without any bound finds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: graph.places.length - 1 }),
        fc.integer({ min: 0, max: graph.places.length - 1 }),
        (a, b) => {
          const small = neighbourhood(graph, a, 40);
          const goal = small.places.length - 1 - (b % small.places.length);
          fc.pre(kmBetween(small.positions[0]!, small.positions[goal]!) > 60);
          const drive = findRoute(small, small.positions[0]!, small.positions[goal]!);
          const placesCost = costOf(
            small,
            drive.via.map((stop) => stop.place),
          );
          expect(placesCost).toBeLessThanOrEqual(bellmanFord(small, 0)[goal]! + 1e-6);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('between two doors of one street does not visit the motorway', () => {
    const drive = findRoute(graph, [-84.39, 33.75], [-84.41, 33.76]);
    expect(drive.via).toEqual([]);
    expect(drive.distanceKm).toBeCloseTo(kmBetween([-84.39, 33.75], [-84.41, 33.76]) * 1.25, 6);
  });
});

describe('nearest places', () => {
  test('are those that sorting all of them gives', () => {
    fc.assert(
      fc.property(lonLat, fc.integer({ min: 1, max: 9 }), (point, count) => {
        const all = graph.positions.map((position, node) => ({
          node,
          km: kmBetween(point, position),
        }));
        const expected = all.toSorted((a, b) => a.km - b.km).slice(0, count);
        expect(nearestNodes(graph, point, count).map((near) => near.km)).toEqual(
          expected.map((near) => near.km),
        );
      }),
      { numRuns: 40 },
    );
  });
});

/** The first `size` places met from `start`, as a graph of its own: small enough for a slow search. */
function neighbourhood(whole: RoadGraph, start: number, size: number): RoadGraph {
  const kept = [start];
  for (const node of kept)
    for (
      let e = whole.firstEdge[node]!;
      e < whole.firstEdge[node + 1]! && kept.length < size;
      e += 1
    )
      if (!kept.includes(whole.edgeTo[e]!)) kept.push(whole.edgeTo[e]!);
  const edges: number[] = [];
  kept.forEach((node, i) => {
    for (let e = whole.firstEdge[node]!; e < whole.firstEdge[node + 1]!; e += 1) {
      const j = kept.indexOf(whole.edgeTo[e]!);
      if (j > i) edges.push(i, j, Math.round(whole.edgeKm[e]! * 10), whole.edgeRoute[e]!);
    }
  });
  const file: RoadGraphFile = {
    version: 1,
    routes: whole.routes,
    places: kept.map((node) => whole.places[node]!),
    at: kept.flatMap((node) => [whole.positions[node]![1], whole.positions[node]![0]]),
    edges,
  };
  return loadRoadGraph(file);
}

function edgeCost(of: RoadGraph, edge: number): number {
  return of.edgeKm[edge]! * (of.routes[of.edgeRoute[edge]!]!.startsWith('I-') ? 1 : 1.16);
}

function costOf(of: RoadGraph, names: readonly string[]): number {
  const nodes = names.map((name) => of.places.indexOf(name));
  return nodes.slice(1).reduce((sum, node, i) => {
    const costs: number[] = [];
    for (let e = of.firstEdge[nodes[i]!]!; e < of.firstEdge[nodes[i]! + 1]!; e += 1)
      if (of.edgeTo[e] === node) costs.push(edgeCost(of, e));
    return sum + Math.min(...costs);
  }, 0);
}

/** The oracle: relax every edge until nothing changes. */
function bellmanFord(of: RoadGraph, start: number): number[] {
  const cost = of.places.map((_, node) => (node === start ? 0 : Infinity));
  for (let changed = true; changed;) {
    changed = false;
    for (let node = 0; node < cost.length; node += 1)
      for (let e = of.firstEdge[node]!; e < of.firstEdge[node + 1]!; e += 1) {
        const candidate = cost[node]! + edgeCost(of, e);
        if (candidate < cost[of.edgeTo[e]!]! - 1e-9) {
          cost[of.edgeTo[e]!] = candidate;
          changed = true;
        }
      }
  }
  return cost;
}
