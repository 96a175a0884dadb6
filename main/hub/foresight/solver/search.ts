import type { Highs } from 'highs';
import type { Machine } from '#engine/clock';
import { proveByBranching } from './branch-bound.ts';
import { greedyLoading } from './greedy-plan.ts';
import { findBetter } from './find.ts';
import type { Incumbent } from './incumbent.ts';
import type { LaneCut } from './lane-cuts.ts';
import type { Loading } from './loading.ts';
import { mipModel } from './mip-model.ts';
import type { Problem } from './problem.ts';
import { quickPlan } from './quick-plan.ts';
import { Relaxation } from './relaxation.ts';
import { runMip } from './run-mip.ts';
import { searchLarge } from './search-large.ts';

/** What a search may use and when it has done enough. */
export interface SearchOptions {
  highs: Highs;
  machine: Machine;
  /** The gap at which it ends. */
  gap: number;
  /** The machine instant at which it ends. */
  untilMs: number;
  role: 'find' | 'prove';
  /** Cuts that are known already. */
  cuts: readonly LaneCut[];
  /** Called by one that finds, when it is worth a second thread to prove, with the cuts that it has found. */
  onHard: (cuts: readonly LaneCut[]) => void;
}

/**
 * Up to so many ways a simplex solves the relaxation within a second; with 130,000 (50 sites × 10,000 items) it did not
 * end within minutes.
 */
const WAYS_OF_SIMPLEX = 12_000;

/**
 * Looks for better plans until one is within the gap or the time is over; all that it finds is the incumbent's. What is
 * not done within a second or two goes on in two threads, one that finds and one that proves.
 */
export function search(problem: Problem, incumbent: Incumbent, options: SearchOptions): void {
  const { highs, machine, gap, untilMs, role } = options;
  const greedy = greedyLoading(problem);
  incumbent.offer(greedy);
  // Nothing can move at all: HiGHS refuses a model without columns.
  if (problem.ways.count === 0) {
    incumbent.proveOptimal();
    return;
  }
  if (problem.ways.count > WAYS_OF_SIMPLEX) {
    if (role === 'find') options.onHard([]);
    searchLarge(problem, incumbent, greedy, options);
    return;
  }
  const secondsLeft = (): number => (untilMs - machine.machineNow()) / 1_000;
  if (role === 'prove' && options.cuts.length > 0) {
    proveBounds(problem, incumbent, options);
    return;
  }
  const quick = quickPlan(highs, problem, secondsLeft, (bound) => incumbent.prove(bound));
  if (quick === null) return;
  incumbent.offer(quick.loading);
  if (incumbent.gap <= gap) return;
  if (role === 'find' && problem.ways.count > WAYS_OF_ONE_THREAD) {
    options.onHard(quick.cuts);
    findBetter(problem, incumbent, quick, options);
    return;
  }
  solveWhole(problem, incumbent, quick.loading, { ...options, cuts: quick.cuts });
}

/** What the second thread does: bounds by branching, and when these end or before, all of it by branch and cut. */
function proveBounds(problem: Problem, incumbent: Incumbent, options: SearchOptions): void {
  const { highs, machine, gap, untilMs, cuts } = options;
  const secondsLeft = (): number => (untilMs - machine.machineNow()) / 1_000;
  const relaxation = new Relaxation(highs, problem, cuts);
  const enough = (): boolean => incumbent.gap <= gap || secondsLeft() <= 0;
  try {
    proveByBranching(problem, relaxation, {
      secondsLeft,
      onBound: (bound) => incumbent.prove(bound),
      enough,
    });
  } finally {
    relaxation.dispose();
  }
  if (enough()) return;
  solveWhole(problem, incumbent, greedyLoading(problem), options);
}

/** The whole model by branch and cut, from a loading. */
function solveWhole(
  problem: Problem,
  incumbent: Incumbent,
  start: Loading,
  options: SearchOptions,
): void {
  const { machine, untilMs, gap } = options;
  const secondsLeft = (): number => (untilMs - machine.machineNow()) / 1_000;
  // On small ones HiGHS finds the cuts that it needs, and ours only make its relaxations longer.
  const cuts = problem.ways.count > WAYS_WITH_CUTS ? options.cuts : [];
  const { isOptimal } = runMip(problem, mipModel(problem, { cuts }), {
    ...options,
    seconds: secondsLeft(),
    start,
    onLoading: (loading) => incumbent.offer(loading),
    onBound: (bound) => incumbent.prove(bound),
    enough: () => incumbent.gap <= gap || secondsLeft() <= 0,
  });
  if (isOptimal) incumbent.proveOptimal();
}

const WAYS_WITH_CUTS = 600;

/** Smaller ones branch and cut solves alone sooner than a second thread is up. */
const WAYS_OF_ONE_THREAD = 150;
