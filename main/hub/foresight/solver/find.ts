import { settleLeastMoves } from './dive.ts';
import { exchangeTrucks } from './exchange-trucks.ts';
import { takeOffTrucks } from './greedy-plan.ts';
import type { Incumbent } from './incumbent.ts';
import { costOf, type Loading } from './loading.ts';
import { mipModel } from './mip-model.ts';
import { casesOfPart, partOfProblem, putPart } from './part-of-problem.ts';
import type { Problem } from './problem.ts';
import type { QuickPlan } from './quick-plan.ts';
import { Relaxation, type Point } from './relaxation.ts';
import { loadingOfCases, roundedLoading } from './rounding.ts';
import { runMip } from './run-mip.ts';
import type { SearchOptions } from './search.ts';

/**
 * Better plans from a good one. First exchanges of whole trucks. Then near the point that the plan was rounded from:
 * with its trucks, and cases within two of it, branch and cut finds in seconds what the whole model takes minutes for.
 * Then lanes anew while the others stay: all into a site, all out of one, all of two, of three.
 */
export function findBetter(
  problem: Problem,
  incumbent: Incumbent,
  quick: QuickPlan,
  options: SearchOptions,
): void {
  const { machine, untilMs, gap } = options;
  const secondsLeft = (): number => (untilMs - machine.machineNow()) / 1_000;
  const isOver = (): boolean => secondsLeft() <= 0 || incumbent.gap <= gap;
  let best = quick.loading;
  let near = quick.point;
  const onLoading = (loading: Loading): void => {
    best = loading;
    incumbent.offer(loading);
  };
  const exchanged = withTrucksExchanged(problem, quick, options);
  if (exchanged !== null && costOf(exchanged.loading) < costOf(best)) {
    onLoading(exchanged.loading);
    near = exchanged.point;
  }
  if (isOver()) return;
  runMip(problem, nearModel(problem, near), {
    ...options,
    gap: gap / 4,
    seconds: Math.min(NEAR_SECONDS, secondsLeft() / 4),
    start: best,
    onLoading,
    enough: isOver,
  });
  for (const isFree of neighbourhoods(problem)) {
    if (isOver()) return;
    const part = partOfProblem(best, isFree);
    const cases = casesOfPart(best, part);
    const { best: found } = runMip(part.problem, mipModel(part.problem), {
      ...options,
      gap: gap / 4,
      seconds: Math.min(PART_SECONDS, secondsLeft()),
      start: loadingOfCases(part.problem, cases),
      enough: isOver,
    });
    const before = costOf(best);
    putPart(best, part, found.cases);
    if (costOf(best) < before) incumbent.offer(best);
    else putPart(best, part, cases);
  }
}

/** Beyond these, branch and cut gained little on networks of 6 × 2,000. */
const NEAR_SECONDS = 4;
const PART_SECONDS = 2;

/** The plan again after its trucks were exchanged; null when the time ended before. */
function withTrucksExchanged(
  problem: Problem,
  { cuts, truckPoint }: QuickPlan,
  { highs, machine, untilMs }: SearchOptions,
): { loading: Loading; point: Point } | null {
  const secondsLeft = (): number => (untilMs - machine.machineNow()) / 1_000;
  const shareUntilMs = machine.machineNow() + Math.min(EXCHANGE_SECONDS, secondsLeft() / 4) * 1_000;
  const relaxation = new Relaxation(highs, problem, cuts);
  try {
    const over = (): boolean => machine.machineNow() >= shareUntilMs;
    const trucks = exchangeTrucks(problem, relaxation, truckPoint, over, secondsLeft);
    const point = trucks && settleLeastMoves(problem, relaxation, trucks, secondsLeft);
    if (point === null) return null;
    const loading = roundedLoading(problem, point.cases, point.trucks);
    takeOffTrucks(loading);
    return { loading, point };
  } finally {
    relaxation.dispose();
  }
}

const EXCHANGE_SECONDS = 2;

function nearModel(problem: Problem, near: Point): ReturnType<typeof mipModel> {
  const { ways, items } = problem;
  return mipModel(problem, {
    trucksWithin: (lane) => [near.trucks[lane]!, near.trucks[lane]!],
    casesWithin(way) {
      const least = items.leastCases[ways.item[way]!]!;
      const low = Math.max(0, Math.floor(near.cases[way]! + 1e-6) - 2);
      const high = Math.max(least, Math.ceil(near.cases[way]! - 1e-6) + 2);
      return [low < least ? 0 : low, Math.min(ways.mostCases[way]!, high)];
    },
  });
}

/**
 * Sets of lanes: all into a site and all out of one, those with most ways first; then all into two sites, into three,
 * and so on, until it is all; and from the beginning.
 */
export function* neighbourhoods({
  ways,
  lanes,
  sites,
}: Problem): Generator<(lane: number) => boolean> {
  const into = new Float64Array(sites.count);
  const out = new Float64Array(sites.count);
  for (let way = 0; way < ways.count; way++) {
    into[lanes.to[ways.lane[way]!]!]!++;
    out[lanes.from[ways.lane[way]!]!]!++;
  }
  const byCount = (counts: Float64Array): number[] =>
    Array.from(counts.keys())
      .filter((site) => counts[site]! > 0)
      .toSorted((a, b) => counts[b]! - counts[a]!);
  const receivers = byCount(into);
  const senders = byCount(out);
  for (let size = 1; ; size = size >= 3 ? 1 : size + 1) {
    for (const [ends, all] of [
      [lanes.to, receivers],
      [lanes.from, senders],
    ] as const)
      for (let first = 0; first < all.length; first++) {
        const own = new Set(
          Array.from({ length: size }, (_, next) => all[(first + next * size) % all.length]),
        );
        yield (lane) => own.has(ends[lane]);
      }
  }
}
