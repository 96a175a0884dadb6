import { readFileSync } from 'node:fs';
import {
  findRoute,
  loadRoadGraph,
  positionAtKm,
  type RoadGraph,
  type RoadRoute,
} from '#shared/roads';
import type { Point } from './great-circle.ts';

let graph: RoadGraph | undefined;
const known = new Map<string, RoadRoute>();

/**
 * The drive from `a` to `b` over the road graph that hub and console know too; asked again, it is remembered. The way
 * back is another question: a search may choose among equal roads.
 */
export function roadBetween(a: Point, b: Point): RoadRoute {
  const key = `${a.latitude},${a.longitude}>${b.latitude},${b.longitude}`;
  let route = known.get(key);
  if (!route) {
    route = findRoute(roadGraph(), [a.longitude, a.latitude], [b.longitude, b.latitude]);
    known.set(key, route);
  }
  return route;
}

/** Where on a drive `km` from its start is. */
export function pointAlong(road: RoadRoute, km: number): Point {
  const [longitude, latitude] = positionAtKm(road, km).position;
  return { latitude, longitude };
}

function roadGraph(): RoadGraph {
  graph ??= loadRoadGraph(
    JSON.parse(
      readFileSync(new URL('../../../resources/roads/road-graph.json', import.meta.url), 'utf8'),
    ),
  );
  return graph;
}
