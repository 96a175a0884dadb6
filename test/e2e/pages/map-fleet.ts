import { findRoute, loadRoadGraph, pathKm } from '#shared/roads';
import type { LonLat, RoadPath } from '#shared/roads';
import type { State } from '#shared/vocabulary';
import type { MovingShipment, SiteMark } from '../../../renderer/map/index.ts';
import { seeded } from './seeded.ts';
import roadGraph from '../../../resources/roads/road-graph.json';

/** The world's time when the page opens: 30 June 2026, 15:42 UTC. */
export const START_MS = Date.UTC(2026, 5, 30, 15, 42);
const HOUR_MS = 3_600_000;

/** The six DCs of the reference network. */
export const SITES: readonly SiteMark[] = [
  site('ATL', 'Atlanta', [-84.388, 33.749], 'critical', 900, '7 short, 1 critical'),
  site('DFW', 'Dallas', [-96.797, 32.777], 'stale', 700, 'stock as of 11:28 EDT'),
  site('CHI', 'Chicago', [-87.63, 41.878], 'watch', 800, '23 excess'),
  site('CMH', 'Columbus', [-82.998, 39.961], 'ok', 500),
  site('ABE', 'Allentown', [-75.49, 40.602], 'ok', 400),
  site('RNO', 'Reno', [-119.814, 39.53], 'ok', 300),
];

const CUSTOMERS: readonly LonLat[] = [
  [-80.19, 25.762],
  [-71.06, 42.36],
  [-95.37, 29.76],
  [-112.07, 33.45],
  [-122.33, 47.606],
  [-118.244, 34.052],
  [-104.99, 39.739],
  [-93.265, 44.978],
  [-90.199, 38.627],
  [-78.64, 35.78],
  [-81.656, 30.33],
  [-90.07, 29.95],
  [-111.89, 40.76],
  [-83.046, 42.331],
  [-98.49, 29.42],
];

/** For every two hundred shipments, so many are off plan. */
const OFF_PLAN: readonly [State, string][] = [
  ['late', '+6 h 25 min'],
  ['late', '+4 h 10 min'],
  ['watch', '+55 min'],
  ['watch', '+40 min'],
  ['watch', '+25 min'],
  ['critical', '+11 h, stops a line'],
  ['noData', 'pending'],
];

/** `count` shipments on the lanes between the sites and from them to customers. Every 97th has fallen silent. */
export function makeFleet(count: number): MovingShipment[] {
  const graph = loadRoadGraph(roadGraph);
  const random = seeded(20_260_630);
  const lanes: RoadPath[] = [];
  for (const from of SITES) {
    for (const to of SITES) if (to !== from) lanes.push(findRoute(graph, from.at, to.at));
    for (const to of CUSTOMERS) lanes.push(findRoute(graph, from.at, to));
  }
  const near = lanes.filter((lane) => pathKm(lane) < 1_800);
  return Array.from({ length: count }, (_, i): MovingShipment => {
    const path = near[Math.floor(random() * near.length)]!;
    const km = random() * pathKm(path) * 0.9;
    const silentMs = i % 97 === 50 ? (0.4 + random()) * HOUR_MS : null;
    const [state, detail] = OFF_PLAN[i % 200] ?? ['ok', ''];
    return {
      id: `SHP-${48_000 + i}`,
      state,
      path,
      fix: { atMs: START_MS - (silentMs === null ? random() * HOUR_MS : silentMs + HOUR_MS), km },
      speedKmh: 80 + random() * 20,
      coastUntilMs: silentMs === null ? START_MS + 40 * HOUR_MS : START_MS - silentMs,
      detail:
        silentMs === null ? detail : `signal lost ${Math.round((silentMs / HOUR_MS) * 60)} min`,
    };
  });
}

function site(
  id: string,
  name: string,
  at: LonLat,
  state: State,
  weeklyOutflow: number,
  detail = '',
): SiteMark {
  return { id, name, at, state, weeklyOutflow, detail };
}
