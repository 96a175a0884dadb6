import type { WorldView } from '#engine/kernel';
import { earliestDeparture, lanes, sites, type LaneMaster } from '#operations/network';
import { planningPolicy, type PlanningPolicy } from '#operations/policy';
import {
  fromMs,
  HOUR_MS,
  MINUTE_MS,
  type Currency,
  type Gln,
  type Instant,
  type Scac,
} from '#shared/vocabulary';
import type { PlanEdits } from './plan-edits.ts';

/** Which lane of a pair a plan uses: the cheapest, as transfers go by default, or the one that is there first. */
export type LaneChoice = 'cheapest' | 'fastest';

/** A lane as a plan uses it: decided now, out by the next cut-off. Money in minor units. */
export interface LaneInPlan {
  laneId: string;
  from: Gln;
  to: Gln;
  mode: LaneMaster['mode'];
  carrier: Scac;
  truckCostMinor: number;
  costPerKgMinor: number;
  capacityKg: number;
  capacityLitres: number;
  mostTrucks: number;
  /** When it is there in so many cases as policy counts on, and the whole hours until then, the begun one full. */
  arrivesAt: Instant;
  transit: PlanningPolicy['laneTransit'];
  hours: number;
  publishedAt: Instant;
}

/**
 * The lanes of a plan in a currency: of each pair of sites one, since a truck's cost is shared by what rides on it. A
 * site whose dock loads nothing in sight has none.
 */
export function lanesInPlan(
  world: WorldView,
  nowMs: number,
  currency: Currency,
  choice: LaneChoice,
  edits: PlanEdits,
): LaneInPlan[] {
  const leaves = new Map<Gln, number | null>();
  const best = new Map<string, LaneInPlan>();
  for (const lane of world.all(lanes)) {
    const site = world.get(sites, lane.from);
    if (!lane.active || lane.currency !== currency || !site || !world.get(sites, lane.to)) continue;
    if (!leaves.has(lane.from)) leaves.set(lane.from, earliestDeparture(site, nowMs));
    const leavesMs = leaves.get(lane.from) ?? null;
    if (leavesMs === null) continue;
    const one = laneInPlan(world, lane, leavesMs, nowMs, edits);
    const pair = `${lane.from}>${lane.to}`;
    const other = best.get(pair);
    if (!other || isBetter(one, other, choice)) best.set(pair, one);
  }
  return [...best.values()];
}

function laneInPlan(
  world: WorldView,
  lane: LaneMaster,
  leavesMs: number,
  nowMs: number,
  edits: PlanEdits,
): LaneInPlan {
  const { from: site, carrier } = lane;
  const { vehicle, laneTransit } = planningPolicy(world, { site, carrier }).content;
  const { capacityKg, capacityLitres, trucksADay } = vehicle[lane.mode];
  const arrivesMs = leavesMs + transitMinutes(lane, laneTransit) * MINUTE_MS;
  return {
    laneId: lane.laneId,
    from: lane.from,
    to: lane.to,
    mode: lane.mode,
    carrier: lane.carrier,
    truckCostMinor: lane.costMinor,
    costPerKgMinor: lane.costPerKgMinor,
    capacityKg,
    capacityLitres,
    mostTrucks: edits.trucks(lane.laneId) ?? trucksADay,
    arrivesAt: fromMs(arrivesMs),
    transit: laneTransit,
    hours: Math.ceil((arrivesMs - nowMs) / HOUR_MS),
    publishedAt: lane.publishedAt,
  };
}

/** The time on the road that a plan counts on, of the two that a lane publishes. */
export function transitMinutes(lane: LaneMaster, transit: PlanningPolicy['laneTransit']): number {
  return transit === 'P90' ? lane.transitMinutesP90 : lane.transitMinutesP50;
}

/** By the cost of a full vehicle for each kilogram, or by arrival; then by name, so that a plan is the same each time. */
function isBetter(a: LaneInPlan, b: LaneInPlan, choice: LaneChoice): boolean {
  const [one, other] = choice === 'cheapest' ? [perKg(a), perKg(b)] : [a.hours, b.hours];
  if (one !== other) return one < other;
  const [second, otherSecond] = choice === 'cheapest' ? [a.hours, b.hours] : [perKg(a), perKg(b)];
  if (second !== otherSecond) return second < otherSecond;
  return a.laneId < b.laneId;
}

function perKg(lane: LaneInPlan): number {
  return lane.truckCostMinor / lane.capacityKg + lane.costPerKgMinor;
}
