import type { Point, Relaxation } from './relaxation.ts';
import type { Problem } from './problem.ts';

/** A change of this share of the cost is one; less is noise of the solver. */
const GAIN = 1e-6;

/** So many lanes, and pairs of lanes, are tried at most. */
const LANES_TRIED = 40;
const PAIRS_TRIED = 60;

/**
 * A point with whole trucks that is no dearer, from another: a truck more or less on single lanes, then one from a lane
 * to another, as long as that gains. Where all trucks are fixed, the reduced cost of a lane's trucks is what one more
 * saves at most, and one less: the cost is convex in the trucks. So each lane has one direction at most that can gain,
 * and most pairs none. Null when the time ends before. Leaves the relaxation with the trucks of the point.
 */
export function exchangeTrucks(
  { lanes }: Problem,
  relaxation: Relaxation,
  from: Point,
  over: () => boolean,
  secondsLeft: () => number,
): Point | null {
  const own = Array.from(from.trucks.keys()).filter((lane) => lanes.maxTrucks[lane]! > 0);
  const trucks = Float64Array.from(from.trucks, (each) => Math.round(each));
  const fix = (lane: number): void => relaxation.limitTrucks(lane, trucks[lane]!, trucks[lane]!);
  for (const lane of own) fix(lane);
  let point = relaxation.solve(secondsLeft());
  if (point === null) return null;

  /** Takes steps of one truck on lanes where that gains; says whether. */
  const take = (steps: readonly (readonly [lane: number, by: number])[]): boolean => {
    const isPossible = steps.every(([lane, by]) => {
      const after = trucks[lane]! + by;
      return after >= 0 && after <= lanes.maxTrucks[lane]!;
    });
    const promise = steps.reduce(
      (sum, [lane, by]) => sum + point!.truckReducedMinor[lane]! * by,
      0,
    );
    if (!isPossible || promise >= -GAIN * point!.objectiveMinor) return false;
    for (const [lane, by] of steps) trucks[lane]! += by;
    for (const [lane] of steps) fix(lane);
    const next = relaxation.solve(secondsLeft());
    if (next !== null && next.objectiveMinor < point!.objectiveMinor * (1 - GAIN)) {
      point = next;
      return true;
    }
    for (const [lane, by] of steps) trucks[lane]! -= by;
    for (const [lane] of steps) fix(lane);
    return false;
  };

  const direction = (lane: number): number => (point!.truckReducedMinor[lane]! < 0 ? 1 : -1);
  const promiseOf = (lane: number): number => -Math.abs(point!.truckReducedMinor[lane]!);
  for (const lane of own.toSorted((a, b) => promiseOf(a) - promiseOf(b)).slice(0, LANES_TRIED)) {
    if (over()) break;
    take([[lane, direction(lane)]]);
  }
  const reduced = point.truckReducedMinor;
  const pairs = own
    .flatMap((more) => own.map((less) => ({ more, less, sum: reduced[more]! - reduced[less]! })))
    .filter(({ more, less, sum }) => more !== less && sum < 0)
    .toSorted((a, b) => a.sum - b.sum);
  for (const { more, less } of pairs.slice(0, PAIRS_TRIED)) {
    if (over()) break;
    take([
      [more, 1],
      [less, -1],
    ]);
  }
  return relaxation.solve(secondsLeft());
}
