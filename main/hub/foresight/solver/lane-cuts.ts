import type { Problem } from './problem.ts';

/** Σ weights · cases on the ways − truckWeight · trucks ≤ most, for one lane. */
export interface LaneCut {
  lane: number;
  ways: readonly number[];
  weights: readonly number[];
  truckWeight: number;
  most: number;
}

/** Less violated than this is noise of the solver, in trucks. */
const VIOLATED = 1e-5;

/**
 * The residual capacity inequalities that a fractional point breaks, two at most for a lane: whatever a set S of ways
 * carries, A(S) in trucks when full, whole trucks q = ⌈A⌉ carry it, and each truck fewer leaves at least the rest
 * r = A − (q − 1) behind:
 *
 *     Σ a·x ≤ A − r·(q − y)
 *
 * (Magnanti, Mirchandani, Vachani, "The convex hull of two core capacitated network design problems", Math. Programming
 * 60, 1993, theorem 3.1.) With the bounds they are the hull of one lane's loads by weight, or by volume, whatever the
 * cases are. The set that is broken most is that of the ways which are fuller than the fraction of y.
 */
export function brokenLaneCuts(
  problem: Problem,
  waysOfLane: readonly (readonly number[])[],
  cases: (way: number) => number,
  trucks: (lane: number) => number,
): LaneCut[] {
  const { ways, lanes, items } = problem;
  const cuts: LaneCut[] = [];
  for (let lane = 0; lane < lanes.count; lane++) {
    if (waysOfLane[lane]!.length === 0) continue;
    const y = trucks(lane);
    const whole = Math.floor(y + VIOLATED);
    const fraction = y - whole;
    if (fraction < VIOLATED) continue;
    for (const [loads, capacity] of [
      [items.grams, lanes.grams[lane]!],
      [items.cm3, lanes.cm3[lane]!],
    ] as const) {
      const own: number[] = [];
      const weights: number[] = [];
      let full = 0;
      let carried = 0;
      for (const way of waysOfLane[lane]!) {
        const weight = loads[ways.item[way]!]! / capacity;
        const most = ways.mostCases[way]!;
        const x = cases(way);
        if (weight === 0 || x <= fraction * most) continue;
        own.push(way);
        weights.push(weight);
        full += weight * most;
        carried += weight * x;
      }
      const rest = full - whole;
      if (rest <= VIOLATED || rest >= 1) continue;
      const most = full - rest * (whole + 1);
      if (carried - rest * y > most + VIOLATED)
        cuts.push({ lane, ways: own, weights, truckWeight: rest, most });
    }
  }
  return cuts;
}
