import { explainNeed, type NeedExplained } from './explain-need.ts';
import {
  cm3Of,
  gramsOf,
  unitHandlingMinor,
  type PlanInstance,
  type PlanNeed,
} from './plan-instance.ts';
import { key, planUse, type PlanUse } from './plan-use.ts';
import type { Plan } from './plan.ts';

/** One move, and what it costs and saves, in minor units. */
export interface LineExplained {
  from: string;
  to: string;
  item: string;
  quantity: number;
  transitHours: number;
  handlingMinor: number;
  /** Its part of the lane's trucks, by weight or volume, whichever fills them more. */
  truckShareMinor: number;
  penaltyAvoidedMinor: number;
  /** Penalty avoided less handling and share of the trucks; can be negative on a truck that pays as a whole. */
  netMinor: number;
}

/** One lane with trucks or moves. Its amounts are the sums of its lines; trucks that carry nothing are in `truckMinor` alone. */
export interface LaneExplained {
  from: string;
  to: string;
  trucks: number;
  maxTrucks: number;
  truckMinor: number;
  handlingMinor: number;
  penaltyAvoidedMinor: number;
  /** How full its trucks are, 0 to 1. */
  weightShare: number;
  volumeShare: number;
}

export interface PlanExplained {
  lines: readonly LineExplained[];
  lanes: readonly LaneExplained[];
  /** Needs that are not met in full, the dearest first, with what keeps them so; as many as were asked for. */
  short: readonly NeedExplained[];
  /** How many needs are not met in full, listed or not. */
  shortCount: number;
  /** doNothing − penaltyAvoided + truck + handling = objective, and truck + handling + penalty = objective. */
  total: {
    doNothingMinor: number;
    penaltyAvoidedMinor: number;
    truckMinor: number;
    handlingMinor: number;
    penaltyMinor: number;
    objectiveMinor: number;
  };
}

/**
 * What each line and lane of a plan costs and saves, re-added to its objective to the minor unit, and what stays short
 * why. A plan of a large network leaves thousands a unit short: `mostShort` of them, the dearest, are enough to read.
 */
export function explainPlan(
  instance: PlanInstance,
  plan: Plan,
  mostShort: number = Infinity,
): PlanExplained {
  const use = planUse(instance, plan);
  const lanes: LaneExplained[] = [];
  const lines: LineExplained[] = [];
  const byLane = Map.groupBy(plan.moves, ({ from, to }) => key(from, to));
  for (const lane of instance.lanes) {
    const at = key(lane.from, lane.to);
    const moves = byLane.get(at) ?? [];
    const trucks = use.trucks.get(at) ?? 0;
    if (moves.length === 0 && trucks === 0) continue;
    const weightShare = share(use.grams.get(at), trucks * gramsOf(lane.truckCapacityKg));
    const volumeShare = share(use.cm3.get(at), trucks * cm3Of(lane.truckCapacityM3));
    const loads = moves.map(({ item, quantity }) => {
      const { unitWeightKg, unitVolumeM3 } = use.items.get(item)!;
      return quantity * (weightShare >= volumeShare ? gramsOf(unitWeightKg) : cm3Of(unitVolumeM3));
    });
    const truckMinor = trucks * lane.truckCostMinor;
    const shares = split(truckMinor, loads);
    const own = moves.map(({ from, to, item, quantity }, index): LineExplained => {
      const handlingMinor = quantity * unitHandlingMinor(lane, use.items.get(item)!);
      const penalty = use.needs.get(key(to, item))!.penaltyPerShortUnitMinor;
      const penaltyAvoidedMinor = quantity * penalty;
      const truckShareMinor = shares[index]!;
      return {
        from,
        to,
        item,
        quantity,
        transitHours: lane.transitHours,
        handlingMinor,
        truckShareMinor,
        penaltyAvoidedMinor,
        netMinor: penaltyAvoidedMinor - handlingMinor - truckShareMinor,
      };
    });
    lines.push(...own);
    lanes.push({
      from: lane.from,
      to: lane.to,
      trucks,
      maxTrucks: lane.maxTrucks,
      truckMinor,
      handlingMinor: sum(own, (line) => line.handlingMinor),
      penaltyAvoidedMinor: sum(own, (line) => line.penaltyAvoidedMinor),
      weightShare,
      volumeShare,
    });
  }
  const left = shortOf(use);
  const short = left.slice(0, mostShort).map(({ site, item }) => explainNeed(use, site, item));
  return { lines, lanes, short, shortCount: left.length, total: totalOf(use, lanes) };
}

function shortOf(use: PlanUse): { site: string; item: string }[] {
  const lost = ({ site, item, need, penaltyPerShortUnitMinor }: PlanNeed): number =>
    (need - (use.arrived.get(key(site, item)) ?? 0)) * penaltyPerShortUnitMinor;
  return [...use.needs.values()]
    .filter(({ site, item, need }) => need > (use.arrived.get(key(site, item)) ?? 0))
    .map((need) => ({ site: need.site, item: need.item, lostMinor: lost(need) }))
    .toSorted((a, b) => b.lostMinor - a.lostMinor);
}

function totalOf(use: PlanUse, lanes: readonly LaneExplained[]): PlanExplained['total'] {
  const needs = [...use.needs.values()];
  const doNothingMinor = sum(needs, (need) => need.need * need.penaltyPerShortUnitMinor);
  const penaltyMinor = sum(
    needs,
    ({ site, item, need, penaltyPerShortUnitMinor }) =>
      (need - (use.arrived.get(key(site, item)) ?? 0)) * penaltyPerShortUnitMinor,
  );
  const truckMinor = sum(lanes, (lane) => lane.truckMinor);
  const handlingMinor = sum(lanes, (lane) => lane.handlingMinor);
  return {
    doNothingMinor,
    penaltyAvoidedMinor: sum(lanes, (lane) => lane.penaltyAvoidedMinor),
    truckMinor,
    handlingMinor,
    penaltyMinor,
    objectiveMinor: truckMinor + handlingMinor + penaltyMinor,
  };
}

/**
 * An amount in whole minor units by weights, its parts adding up to it: what rounding down leaves goes one by one to the
 * largest remainders (Hamilton's method), the earlier line first. Weights of zero share alike.
 */
function split(amount: number, weights: readonly number[]): number[] {
  const total = sum(weights, (weight) => weight);
  const exact = weights.map((weight) =>
    total === 0 ? amount / weights.length : (amount * weight) / total,
  );
  const parts = exact.map(Math.floor);
  let left = amount - sum(parts, (part) => part);
  const order = exact
    .map((_, index) => index)
    .toSorted((a, b) => exact[b]! - parts[b]! - (exact[a]! - parts[a]!) || a - b);
  for (const index of order) if (left-- > 0) parts[index]!++;
  return parts;
}

function share(used: number | undefined, of: number): number {
  return of === 0 ? 0 : (used ?? 0) / of;
}

function sum<Row>(rows: readonly Row[], amount: (row: Row) => number): number {
  return rows.reduce((total, row) => total + amount(row), 0);
}
