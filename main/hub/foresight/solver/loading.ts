import type { Plan, PlanMove, PlanTrucks } from './plan.ts';
import type { Problem } from './problem.ts';

/** Cases on each way, with what they use of supply, need, lanes and docks kept beside. Changed in place. */
export interface Loading {
  problem: Problem;
  cases: Float64Array;
  supplyLeft: Float64Array;
  needLeft: Float64Array;
  laneGrams: Float64Array;
  laneCm3: Float64Array;
  microOutLeft: Float64Array;
  microInLeft: Float64Array;
}

/** Nothing on any way. */
export function emptyLoading(problem: Problem): Loading {
  return {
    problem,
    cases: new Float64Array(problem.ways.count),
    supplyLeft: problem.supplies.cases.slice(),
    needLeft: problem.needs.cases.slice(),
    laneGrams: new Float64Array(problem.lanes.count),
    laneCm3: new Float64Array(problem.lanes.count),
    microOutLeft: problem.sites.microOut.slice(),
    microInLeft: problem.sites.microIn.slice(),
  };
}

/** Puts cases on a way, or takes them off where negative; whether they fit is the caller's to know. */
export function load(loading: Loading, way: number, cases: number): void {
  const { ways, lanes, items } = loading.problem;
  const lane = ways.lane[way]!;
  const item = ways.item[way]!;
  loading.cases[way]! += cases;
  loading.supplyLeft[ways.supply[way]!]! -= cases;
  loading.needLeft[ways.need[way]!]! -= cases;
  loading.laneGrams[lane]! += cases * items.grams[item]!;
  loading.laneCm3[lane]! += cases * items.cm3[item]!;
  loading.microOutLeft[lanes.from[lane]!]! -= cases * items.micro[item]!;
  loading.microInLeft[lanes.to[lane]!]! -= cases * items.micro[item]!;
}

/** The most cases that can still be put on a way when its lane has so many trucks; least moves are not looked at. */
export function room(loading: Loading, way: number, trucks: number): number {
  const { ways, lanes, items } = loading.problem;
  const lane = ways.lane[way]!;
  const item = ways.item[way]!;
  const grams = items.grams[item]!;
  const cm3 = items.cm3[item]!;
  const micro = items.micro[item]!;
  let most = Math.min(loading.supplyLeft[ways.supply[way]!]!, loading.needLeft[ways.need[way]!]!);
  if (grams > 0)
    most = Math.min(
      most,
      Math.floor((trucks * lanes.grams[lane]! - loading.laneGrams[lane]!) / grams),
    );
  if (cm3 > 0)
    most = Math.min(most, Math.floor((trucks * lanes.cm3[lane]! - loading.laneCm3[lane]!) / cm3));
  if (micro > 0)
    most = Math.min(
      most,
      Math.floor(loading.microOutLeft[lanes.from[lane]!]! / micro),
      Math.floor(loading.microInLeft[lanes.to[lane]!]! / micro),
    );
  return Math.max(0, most);
}

/** The fewest trucks that carry what is on a lane; goods without weight and volume need none. */
export function trucksOn(loading: Loading, lane: number): number {
  const { lanes } = loading.problem;
  const grams = loading.laneGrams[lane]!;
  const cm3 = loading.laneCm3[lane]!;
  return Math.max(
    grams === 0 ? 0 : Math.ceil(grams / lanes.grams[lane]!),
    cm3 === 0 ? 0 : Math.ceil(cm3 / lanes.cm3[lane]!),
  );
}

/** What the loading costs in minor units: trucks, handling, and penalties of what stays short. */
export function costOf(loading: Loading): number {
  const { ways, lanes, nothingMinor } = loading.problem;
  let cost = nothingMinor;
  for (let way = 0; way < ways.count; way++) cost -= ways.gainMinor[way]! * loading.cases[way]!;
  for (let lane = 0; lane < lanes.count; lane++)
    cost += trucksOn(loading, lane) * lanes.costMinor[lane]!;
  return cost;
}

/** The loading as a plan of the format, with the fewest trucks that carry it. */
export function planOf(loading: Loading, lowerBoundMinor: number | null): Plan {
  const { problem, cases } = loading;
  const { lanes: laneRows, items: itemRows } = problem.instance;
  const moves: PlanMove[] = [];
  for (let way = 0; way < problem.ways.count; way++) {
    if (cases[way] === 0) continue;
    const { from, to } = laneRows[problem.ways.lane[way]!]!;
    const item = problem.ways.item[way]!;
    const quantity = cases[way]! * problem.items.casePack[item]!;
    moves.push({ from, to, item: itemRows[item]!.id, quantity });
  }
  const trucks: PlanTrucks[] = [];
  for (let lane = 0; lane < problem.lanes.count; lane++) {
    const count = trucksOn(loading, lane);
    const { from, to } = laneRows[lane]!;
    if (count > 0) trucks.push({ from, to, trucks: count });
  }
  return {
    format: 'signalbox-plan',
    version: 1,
    instance: problem.instance.id,
    moves,
    trucks,
    objectiveMinor: costOf(loading),
    lowerBoundMinor,
  };
}
