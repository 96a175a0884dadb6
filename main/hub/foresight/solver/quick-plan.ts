import type { Highs } from 'highs';
import { diveToPlan } from './dive.ts';
import { takeOffTrucks } from './greedy-plan.ts';
import type { LaneCut } from './lane-cuts.ts';
import type { Loading } from './loading.ts';
import type { Problem } from './problem.ts';
import { Relaxation, type Point } from './relaxation.ts';
import { roundedLoading } from './rounding.ts';

export interface QuickPlan {
  loading: Loading;
  /** The point with whole trucks that was rounded. */
  point: Point;
  /** The point with whole trucks before ways were opened and closed: the cheapest known with whole trucks alone. */
  truckPoint: Point;
  /** The cuts that were found on the way. */
  cuts: readonly LaneCut[];
}

/** After so many rounds cuts move the bound by less than a ten-thousandth each. */
const CUT_ROUNDS = 12;

/**
 * A good plan within seconds where the relaxation is small enough for a simplex: the relaxation with cuts of its lanes,
 * a dive to whole trucks, and whole cases. Tells each bound that the relaxation proves. Null when the time ends before.
 */
export function quickPlan(
  highs: Highs,
  problem: Problem,
  secondsLeft: () => number,
  onBound: (boundMinor: number) => void = () => {},
  rounds = CUT_ROUNDS,
): QuickPlan | null {
  const relaxation = new Relaxation(highs, problem);
  try {
    let point = relaxation.solve(secondsLeft());
    for (let round = 0; point !== null && round < rounds; round++) {
      onBound(point.objectiveMinor);
      if (relaxation.cut(point) === 0) break;
      const before = point.objectiveMinor;
      point = relaxation.solve(secondsLeft());
      if (point !== null && point.objectiveMinor - before < SETTLED * point.objectiveMinor) break;
    }
    if (point === null) return null;
    onBound(point.objectiveMinor);
    const dive = diveToPlan(problem, relaxation, point, secondsLeft);
    if (dive === null) return null;
    const { whole } = dive;
    const loading = roundedLoading(problem, whole.cases, whole.trucks);
    takeOffTrucks(loading);
    return { loading, point: whole, truckPoint: dive.trucks, cuts: relaxation.cuts };
  } finally {
    relaxation.dispose();
  }
}

/** A round of cuts that lifts the bound by less than this share is the last. */
const SETTLED = 2e-5;
