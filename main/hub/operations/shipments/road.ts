import { readFileSync } from 'node:fs';
import {
  encodePath,
  findRoute,
  kmBetween,
  loadRoadGraph,
  pathKm,
  type LonLat,
  type RoadGraph,
  type RoadPath,
} from '#shared/roads';
import type { Shipment } from './shipment.collection.ts';

/** The planned road of a shipment, and as the text that consoles draw it from. */
export interface ShipmentRoad {
  path: RoadPath;
  text: string;
  km: number;
}

const NO_ROAD: ShipmentRoad = { path: { points: [], kmAt: [] }, text: '', km: 0 };

/** Pairs of places remembered: searching costs a millisecond, and the same few hundred pairs come again all day. */
const KEPT = 4_000;
const known = new Map<string, ShipmentRoad>();
let graph: RoadGraph | undefined;

/** The road from the first to the last stop over the graph that simulator and console know too. */
export function roadOf(shipment: Shipment): ShipmentRoad {
  const { stops } = shipment;
  const from = stops[0];
  const to = stops[stops.length - 1];
  if (!from || !to || from === to || from.name === '' || to.name === '') return NO_ROAD;
  const key = `${from.latitude},${from.longitude}>${to.latitude},${to.longitude}`;
  let road = known.get(key);
  if (!road) {
    if (known.size >= KEPT) known.clear();
    const path = findRoute(
      roadGraph(),
      [from.longitude, from.latitude],
      [to.longitude, to.latitude],
    );
    known.set(key, (road = { path, text: encodePath(path), km: pathKm(path) }));
  }
  return road;
}

/** How far along its road a position is, for devices that do not know the road: the nearest point of it. */
export function kmAlongRoad(shipment: Shipment, latitude: number, longitude: number): number {
  const { path } = roadOf(shipment);
  const at: LonLat = [longitude, latitude];
  let nearest = 0;
  let nearestKm = Infinity;
  path.points.forEach((point, index) => {
    const km = kmBetween(at, point);
    if (km >= nearestKm) return;
    nearestKm = km;
    nearest = path.kmAt[index]!;
  });
  return nearest;
}

function roadGraph(): RoadGraph {
  const file = new URL('../../../../resources/roads/road-graph.json', import.meta.url);
  return (graph ??= loadRoadGraph(JSON.parse(readFileSync(file, 'utf8'))));
}
