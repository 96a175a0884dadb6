import { kmBetween } from './great-circle.ts';
import type { LonLat } from './great-circle.ts';
import { NodeQueue } from './node-queue.ts';
import { nearestNodes } from './road-graph.ts';
import type { NearNode, RoadGraph } from './road-graph.ts';
import type { RoadPath } from './road-path.ts';
import { smoothLine } from './smooth-line.ts';

/** A drive from door to door. */
export interface RoadRoute extends RoadPath {
  distanceKm: number;
  /** The places on the way in driving order, each with its road km from the start. */
  via: readonly { place: string; km: number }[];
}

/**
 * Streets between a door and the network are about a quarter longer than the straight line (circuity of US metropolitan
 * street networks 1.2 to 1.3: Ballou, Rahardja and Sakai 2002; Giacomin and Levinson 2015).
 */
const STREET_CIRCUITY = 1.25;
/** A driver takes the motorway unless the other road is a seventh shorter: 65 against 56 mph at the same wear. */
const OTHER_ROAD_COST = 1.16;
/** A door joins the network at several places, not at the nearest one only, so that no drive starts backwards. */
const ACCESS_NODES = 5;
/**
 * … but at none much farther than the nearest (km): streets are drawn straight, and a door in San Francisco must not
 * leave over the bay.
 */
const ACCESS_SLACK_KM = 5;
/** Below this, streets alone may do (km as the crow flies); above, a drive is on the network or the graph has a hole. */
const STREETS_ONLY_KM = 40;

/**
 * The quickest drive between two points over the graph, by A* (Hart, Nilsson and Raphael 1968) with the straight line
 * as the bound: an edge is never shorter than that, so the answer is exact. Two near points, or two that no road joins,
 * are driven over streets. Points are smoothed for drawing, and lie on the base map's roads.
 */
export function findRoute(graph: RoadGraph, from: LonLat, to: LonLat): RoadRoute {
  const straightKm = kmBetween(from, to);
  const streetsOnlyCost = straightKm < STREETS_ONLY_KM ? streetCost(straightKm) : Infinity;
  const search = searchGraph(graph, from, to, streetsOnlyCost);
  if (search === null) {
    const distanceKm = straightKm * STREET_CIRCUITY;
    return { distanceKm, points: [from, to], kmAt: [0, distanceKm], via: [] };
  }
  const stops: { position: LonLat; km: number; place: string | null }[] = [
    { position: from, km: 0, place: null },
  ];
  let km = 0;
  for (const { node, km: stepKm } of search) {
    km += stepKm;
    stops.push({ position: graph.positions[node]!, km, place: graph.places[node]! });
  }
  const last = search[search.length - 1]!.node;
  km += kmBetween(graph.positions[last]!, to) * STREET_CIRCUITY;
  stops.push({ position: to, km, place: null });

  // A door in the middle of its town is that town's node: a leg of no length would be a kink.
  const drawn = stops.filter(
    (stop, i) => i === 0 || kmBetween(stop.position, stops[i - 1]!.position) > 0.05,
  );
  const { points, placeAt } = smoothLine(drawn.map((stop) => stop.position));
  return {
    distanceKm: km,
    points,
    kmAt: kmAlong(
      points,
      placeAt,
      drawn.map((stop) => stop.km),
      km,
    ),
    via: stops.flatMap(({ place, km: at }) => (place === null ? [] : [{ place, km: at }])),
  };
}

/** The nodes of the best drive, each with the km from the one before; null when streets alone are no dearer. */
function searchGraph(
  graph: RoadGraph,
  from: LonLat,
  to: LonLat,
  streetsOnlyCost: number,
): { node: number; km: number }[] | null {
  const exits = new Map(accessNodes(graph, to).map(({ node, km }) => [node, streetCost(km)]));
  const cost = new Float64Array(graph.places.length).fill(Infinity);
  const cameFrom = new Int32Array(graph.places.length).fill(-1);
  const byEdge = new Int32Array(graph.places.length).fill(-1);
  const queue = new NodeQueue();
  const reach = (node: number, newCost: number, previous: number, edge: number) => {
    if (newCost >= cost[node]!) return;
    cost[node] = newCost;
    cameFrom[node] = previous;
    byEdge[node] = edge;
    queue.push(node, newCost + kmBetween(graph.positions[node]!, to));
  };
  for (const { node, km } of accessNodes(graph, from)) reach(node, streetCost(km), -1, -1);

  let best = streetsOnlyCost;
  let end = -1;
  for (let next = queue.pop(); next !== null && next.priority < best; next = queue.pop()) {
    const { node } = next;
    const here = cost[node]!;
    const exit = exits.get(node);
    if (exit !== undefined && here + exit < best) {
      best = here + exit;
      end = node;
    }
    for (let edge = graph.firstEdge[node]!; edge < graph.firstEdge[node + 1]!; edge += 1)
      reach(graph.edgeTo[edge]!, here + edgeCost(graph, edge), node, edge);
  }
  if (end === -1) return null;

  const way: { node: number; km: number }[] = [];
  for (let node = end; node !== -1; node = cameFrom[node]!) {
    const edge = byEdge[node]!;
    const km =
      edge === -1 ? kmBetween(from, graph.positions[node]!) * STREET_CIRCUITY : graph.edgeKm[edge]!;
    way.push({ node, km });
  }
  return way.reverse();
}

function accessNodes(graph: RoadGraph, door: LonLat): NearNode[] {
  const near = nearestNodes(graph, door, ACCESS_NODES);
  const limitKm = 2 * (near[0]?.km ?? 0) + ACCESS_SLACK_KM;
  return near.filter(({ km }) => km <= limitKm);
}

function edgeCost(graph: RoadGraph, edge: number): number {
  const isInterstate = graph.routes[graph.edgeRoute[edge]!]!.startsWith('I-');
  return graph.edgeKm[edge]! * (isInterstate ? 1 : OTHER_ROAD_COST);
}

function streetCost(straightKm: number): number {
  return straightKm * STREET_CIRCUITY * OTHER_ROAD_COST;
}

/** Road km at each drawn point: exact at the places, shared out by drawn length between them. */
function kmAlong(
  points: readonly LonLat[],
  placeAt: readonly number[],
  placeKm: readonly number[],
  totalKm: number,
): number[] {
  const kmAt: number[] = [];
  for (let stretch = 0; stretch + 1 < placeAt.length; stretch += 1) {
    const [first, last] = [placeAt[stretch]!, placeAt[stretch + 1]!];
    const [startKm, endKm] = [placeKm[stretch]!, placeKm[stretch + 1]!];
    const drawn = [0];
    for (let i = first; i < last; i += 1)
      drawn.push(drawn[i - first]! + kmBetween(points[i]!, points[i + 1]!));
    const whole = drawn[last - first]!;
    for (let i = first; i < last; i += 1)
      kmAt[i] = startKm + (whole === 0 ? 0 : (endKm - startKm) * (drawn[i - first]! / whole));
  }
  kmAt[points.length - 1] = totalKm;
  return kmAt;
}
