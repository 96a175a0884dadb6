import { assert } from '#shared/vocabulary';
import { kmBetween } from './great-circle.ts';
import type { LonLat } from './great-circle.ts';

/**
 * The file that `resources/build/build-roads.ts` writes: flat arrays, because 1,700 small objects would triple it.
 * `at` is lat, lon, lat, lon …; `edges` is node, node, length in tenths of a km, route, …
 */
export interface RoadGraphFile {
  version: 1;
  routes: readonly string[];
  places: readonly string[];
  at: readonly number[];
  edges: readonly number[];
}

/**
 * Places joined by stretches of road, both ways. Nodes are indices; the edges of node n are `firstEdge[n]` up to
 * `firstEdge[n + 1]` of the three edge arrays (compressed rows, so that a search touches memory in order).
 */
export interface RoadGraph {
  /** "Chattanooga TN" */
  places: readonly string[];
  positions: readonly LonLat[];
  firstEdge: Int32Array;
  edgeTo: Int32Array;
  edgeKm: Float64Array;
  edgeRoute: Int32Array;
  /** "I-75", or "I-80/I-90" where two share a road. */
  routes: readonly string[];
}

/** The graph of a parsed road file. Throws on a file of another shape: it is ours, so that is a bug of the build. */
export function loadRoadGraph(file: unknown): RoadGraph {
  const { version, routes, places, at, edges } = file as RoadGraphFile;
  assert(version === 1, 'the road file has version 1');
  assert(at.length === places.length * 2, 'every place of the road file has a position');
  assert(edges.length % 4 === 0, 'every edge of the road file has four numbers');
  const count = places.length;
  const firstEdge = new Int32Array(count + 1);
  forEachEdge(edges, (a, b) => {
    firstEdge[a + 1] = (firstEdge[a + 1] ?? 0) + 1;
    firstEdge[b + 1] = (firstEdge[b + 1] ?? 0) + 1;
  });
  for (let n = 0; n < count; n += 1) firstEdge[n + 1] = firstEdge[n]! + firstEdge[n + 1]!;

  const next = firstEdge.slice(0, count);
  const total = firstEdge[count]!;
  const graph: RoadGraph = {
    places,
    positions: places.map((_, n) => [at[2 * n + 1]!, at[2 * n]!] as const),
    firstEdge,
    edgeTo: new Int32Array(total),
    edgeKm: new Float64Array(total),
    edgeRoute: new Int32Array(total),
    routes,
  };
  const put = (from: number, to: number, km: number, route: number) => {
    const slot = next[from]!;
    next[from] = slot + 1;
    graph.edgeTo[slot] = to;
    graph.edgeKm[slot] = km;
    graph.edgeRoute[slot] = route;
  };
  forEachEdge(edges, (a, b, km, route) => {
    put(a, b, km, route);
    put(b, a, km, route);
  });
  return graph;
}

/** A node and its distance as the crow flies. */
export interface NearNode {
  node: number;
  km: number;
}

/** The `count` nodes nearest to a point, nearest first. 1,700 nodes are read in 0.1 ms, so there is no index. */
export function nearestNodes(graph: RoadGraph, point: LonLat, count = 1): NearNode[] {
  const best: NearNode[] = [];
  graph.positions.forEach((position, node) => {
    const km = kmBetween(point, position);
    if (best.length === count && km >= best[count - 1]!.km) return;
    const place = best.findIndex((other) => km < other.km);
    best.splice(place === -1 ? best.length : place, 0, { node, km });
    if (best.length > count) best.pop();
  });
  return best;
}

function forEachEdge(
  edges: readonly number[],
  visit: (a: number, b: number, km: number, route: number) => void,
): void {
  for (let i = 0; i < edges.length; i += 4)
    visit(edges[i]!, edges[i + 1]!, edges[i + 2]! / 10, edges[i + 3]!);
}
