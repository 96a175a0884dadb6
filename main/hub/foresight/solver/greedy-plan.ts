import { emptyLoading, load, planOf, room, trucksOn, type Loading } from './loading.ts';
import type { PlanInstance } from './plan-instance.ts';
import { doNothingPlan, type Plan } from './plan.ts';
import { problemOf, type Problem } from './problem.ts';

/**
 * What an experienced planner does by hand, the yardstick of the solver and its first plan: the largest shortage first,
 * each from its cheapest source in time; then trucks that do not pay for themselves are taken off. Never dearer than
 * doing nothing. Proves no bound but zero.
 */
export function greedyPlan(instance: PlanInstance): Plan {
  const loading = greedyLoading(problemOf(instance));
  const plan = planOf(loading, 0);
  const nothing = doNothingPlan(instance);
  return plan.objectiveMinor < nothing.objectiveMinor ? plan : nothing;
}

/** The same on the reduced instance. */
export function greedyLoading(problem: Problem): Loading {
  const loading = emptyLoading(problem);
  fillByShortage(loading);
  takeOffTrucks(loading);
  return loading;
}

/** Shortages by penalty × quantity; a way's cost is handling and its share of a truck, by weight or by volume. */
function fillByShortage(loading: Loading): void {
  const { ways, needs, lanes, items } = loading.problem;
  const waysOf = Array.from({ length: needs.count }, (): number[] => []);
  for (let way = 0; way < ways.count; way++) waysOf[ways.need[way]!]!.push(way);
  const gainAfterTruck = (way: number): number => {
    const lane = ways.lane[way]!;
    const item = ways.item[way]!;
    const share = Math.max(
      items.grams[item]! / (lanes.grams[lane]! || 1),
      items.cm3[item]! / (lanes.cm3[lane]! || 1),
    );
    return ways.gainMinor[way]! - share * lanes.costMinor[lane]!;
  };
  const order = Array.from(waysOf.keys()).toSorted(
    (a, b) => shortageMinor(b) - shortageMinor(a) || a - b,
  );
  for (const need of order) {
    const best = waysOf[need]!.map((way) => ({ way, gain: gainAfterTruck(way) }))
      .filter(({ gain }) => gain > 0)
      .toSorted((a, b) => b.gain - a.gain || a.way - b.way);
    for (const { way } of best) {
      const cases = room(loading, way, lanes.maxTrucks[ways.lane[way]!]!);
      if (cases >= items.leastCases[ways.item[way]!]!) load(loading, way, cases);
    }
  }

  function shortageMinor(need: number): number {
    return needs.units[need]! * needs.penaltyMinor[need]!;
  }
}

/**
 * Takes a truck off a lane as long as the cases that must stay behind, least gain for their load first, were worth less
 * than it costs.
 */
export function takeOffTrucks(loading: Loading): void {
  const { ways, lanes } = loading.problem;
  const loaded = Array.from({ length: lanes.count }, (): number[] => []);
  for (let way = 0; way < ways.count; way++)
    if (loading.cases[way]! > 0) loaded[ways.lane[way]!]!.push(way);
  for (let lane = 0; lane < lanes.count; lane++) {
    for (let trucks = trucksOn(loading, lane) - 1; trucks >= 0; trucks--) {
      const before = costOfLane(loading, lane, loaded[lane]!);
      const kept = loaded[lane]!.map((way) => loading.cases[way]!);
      keepBest(loading, lane, loaded[lane]!, trucks);
      if (costOfLane(loading, lane, loaded[lane]!) < before) continue;
      for (const [index, way] of loaded[lane]!.entries())
        load(loading, way, kept[index]! - loading.cases[way]!);
      break;
    }
  }
}

/** Unloads a lane and loads the best of it for its load into so many trucks. */
function keepBest(loading: Loading, lane: number, loaded: readonly number[], trucks: number): void {
  const { ways, lanes, items } = loading.problem;
  const had = new Map(loaded.map((way) => [way, loading.cases[way]!]));
  for (const way of loaded) load(loading, way, -loading.cases[way]!);
  const byWorth = loaded.toSorted((a, b) => worth(b) - worth(a) || a - b);
  for (const way of byWorth) {
    const cases = Math.min(had.get(way)!, room(loading, way, trucks));
    if (cases >= items.leastCases[ways.item[way]!]!) load(loading, way, cases);
  }

  function worth(way: number): number {
    const item = ways.item[way]!;
    const share = Math.max(
      items.grams[item]! / (lanes.grams[lane]! || 1),
      items.cm3[item]! / (lanes.cm3[lane]! || 1),
    );
    return share === 0 ? Infinity : ways.gainMinor[way]! / share;
  }
}

function costOfLane(loading: Loading, lane: number, loaded: readonly number[]): number {
  let cost = trucksOn(loading, lane) * loading.problem.lanes.costMinor[lane]!;
  for (const way of loaded) cost -= loading.problem.ways.gainMinor[way]! * loading.cases[way]!;
  return cost;
}
