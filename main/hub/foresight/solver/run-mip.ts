import type { Highs } from 'highs';
import { costOf, emptyLoading, load, room, type Loading } from './loading.ts';
import type { MipModel } from './mip-model.ts';
import type { Problem } from './problem.ts';
import { fill, trucksOf } from './rounding.ts';

export interface MipRun {
  highs: Highs;
  /** HiGHS ends when its own gap is as small. */
  gap: number;
  seconds: number;
  /** Where it starts. */
  start: Loading;
  /** Told of each loading that is cheaper than the start and those before. */
  onLoading?: (loading: Loading) => void;
  /** Told of each bound of the model, in minor units. */
  onBound?: (boundMinor: number) => void;
  /** Asked often; true ends the run. */
  enough?: () => boolean;
}

/** What a run of branch and cut ended with. */
export interface MipResult {
  best: Loading;
  boundMinor: number;
  /** Nothing of the model is cheaper than the best by a whole minor unit. */
  isOptimal: boolean;
}

/** Costs are whole minor units: a plan that only a part of one could be saved on is the best. */
const UNDER_ONE = 0.9;

/** Branch and cut in HiGHS on a model, from a loading. */
export function runMip(problem: Problem, mip: MipModel, run: MipRun): MipResult {
  const { highs, gap, seconds, start } = run;
  const model = highs.createModel(mip.data);
  let best = start;
  let bestMinor = costOf(start);
  const take = (values: Float64Array): void => {
    const loading = loadingOf(problem, mip, values);
    const minor = costOf(loading);
    if (minor >= bestMinor) return;
    best = loading;
    bestMinor = minor;
    run.onLoading?.(loading);
  };
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: gap,
      mip_abs_gap: UNDER_ONE,
      time_limit: Math.max(0.05, seconds),
    });
    model.setSolution({ colValue: columnsOf(start, mip) });
    const { mipImprovingSolution, mipInterrupt } = highs.constants.callbackType;
    model.run({
      [mipImprovingSolution]: ({ data }) => {
        if (data.mip_solution) take(data.mip_solution);
      },
      [mipInterrupt]: ({ data, interrupt }) => {
        if (data.mip_dual_bound !== undefined) run.onBound?.(data.mip_dual_bound);
        if (run.enough?.()) interrupt();
      },
    });
    take(model.getSolution().colValue);
    const boundMinor = Number(model.info.get('mip_dual_bound'));
    run.onBound?.(boundMinor);
    const ended = model.getModelStatus() === highs.constants.modelStatus.optimal;
    return { best, boundMinor, isOptimal: ended && bestMinor - boundMinor < UNDER_ONE };
  } finally {
    model.dispose();
  }
}

/** A loading as values of the model's columns. */
function columnsOf(loading: Loading, mip: MipModel): Float64Array {
  const values = new Float64Array(mip.data.numCols);
  const { problem } = loading;
  const trucks = trucksOf(loading);
  for (let way = 0; way < problem.ways.count; way++) {
    values[mip.wayColumn[way]!] = loading.cases[way]!;
    if (mip.flagColumn[way]! >= 0) values[mip.flagColumn[way]!] = loading.cases[way]! > 0 ? 1 : 0;
  }
  for (let lane = 0; lane < problem.lanes.count; lane++)
    if (mip.truckColumn[lane]! >= 0) values[mip.truckColumn[lane]!] = trucks[lane]!;
  return values;
}

/**
 * The model's columns as a loading. HiGHS keeps rows to a millionth of a truck only, so that each way is put on as far
 * as it exactly fits, and the rest is filled up.
 */
function loadingOf(problem: Problem, mip: MipModel, values: Float64Array): Loading {
  const loading = emptyLoading(problem);
  const { ways, items, lanes } = problem;
  const trucks = new Float64Array(lanes.count);
  for (let lane = 0; lane < lanes.count; lane++)
    if (mip.truckColumn[lane]! >= 0) trucks[lane] = Math.round(values[mip.truckColumn[lane]!]!);
  for (let way = 0; way < ways.count; way++) {
    const asked = Math.round(values[mip.wayColumn[way]!]!);
    if (asked === 0) continue;
    const cases = Math.min(asked, room(loading, way, trucks[ways.lane[way]!]!));
    if (cases >= items.leastCases[ways.item[way]!]!) load(loading, way, cases);
  }
  fill(loading, trucks);
  return loading;
}
