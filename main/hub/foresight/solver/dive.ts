import { emptyLoading, load, room, type Loading } from './loading.ts';
import type { Point, Relaxation } from './relaxation.ts';
import type { Problem } from './problem.ts';

/** Trucks within this of a whole number are whole, and cases within this of their least move reach it. */
const WHOLE = 1e-5;

/**
 * Points near another that are nearly plans: `trucks` has whole trucks on all lanes, and on none of the ways of `whole`
 * is less than their least move. First
 * fixes all lanes that are whole and those nearest to it, solves again, and so on; then opens or closes the ways that
 * carry a piece of their least move, the clearest first. Trucks come first, since they are what costs: with ways closed
 * before, they settle where few pieces are, and not where few trucks are. Null when the time ends before. Leaves the
 * relaxation with what it has fixed.
 */
export function diveToPlan(
  problem: Problem,
  relaxation: Relaxation,
  from: Point,
  secondsLeft: () => number,
): { trucks: Point; whole: Point } | null {
  let point: Point | null = from;
  const solve = (): Point | null => (secondsLeft() > 0 ? relaxation.solve(secondsLeft()) : null);
  const free = new Set<number>(problem.ways.lane);
  while (free.size > 0 && point !== null) {
    fixTrucks(problem, relaxation, point, free);
    point = solve();
  }
  const trucks = point;
  const whole = trucks && settleLeastMoves(problem, relaxation, trucks, secondsLeft);
  return trucks === null || whole === null ? null : { trucks, whole };
}

/** From a point with whole trucks, which are fixed, one where no way carries less than its least move. */
export function settleLeastMoves(
  problem: Problem,
  relaxation: Relaxation,
  trucks: Point,
  secondsLeft: () => number,
): Point | null {
  let point: Point | null = trucks;
  const opened = emptyLoading(problem);
  while (point !== null && settlePieces(relaxation, point, opened) > 0)
    point = secondsLeft() > 0 ? relaxation.solve(secondsLeft()) : null;
  return point;
}

/**
 * Of the ways that carry a piece of their least move, settles those nearest to none or all of it: opens what carries
 * half and more, closes the others. What is opened carries its least move from then on; all of these together must fit,
 * so that the relaxation keeps a point, and what does not fit is closed. Gives how many are settled.
 */
function settlePieces(relaxation: Relaxation, { cases, trucks }: Point, opened: Loading): number {
  const { ways, items } = opened.problem;
  const pieces: { way: number; share: number }[] = [];
  for (let way = 0; way < ways.count; way++) {
    const least = items.leastCases[ways.item[way]!]!;
    const share = cases[way]! / least;
    const isPiece = least > 1 && share > WHOLE && share < 1 - WHOLE;
    if (isPiece && opened.cases[way] === 0) pieces.push({ way, share });
  }
  const settled = pieces
    .toSorted((a, b) => Math.abs(b.share - 0.5) - Math.abs(a.share - 0.5))
    .slice(0, Math.max(LEAST_SETTLED, Math.ceil(pieces.length / SETTLED_PART)));
  for (const { way, share } of settled) {
    const least = items.leastCases[ways.item[way]!]!;
    const fits = room(opened, way, Math.round(trucks[ways.lane[way]!]!)) >= least;
    if (share < 0.5 || !fits) relaxation.close(way);
    else {
      load(opened, way, least);
      relaxation.open(way);
    }
  }
  return settled.length;
}

const LEAST_SETTLED = 1;
const SETTLED_PART = 16;

/** Fixes the lanes that are whole, and of the others the nearest to it. */
function fixTrucks(
  { lanes }: Problem,
  relaxation: Relaxation,
  { trucks }: Point,
  free: Set<number>,
): void {
  const offOf = (lane: number): number => Math.abs(trucks[lane]! - Math.round(trucks[lane]!));
  const byOff = Array.from(free).toSorted((a, b) => offOf(a) - offOf(b));
  let rounded = 0;
  // On many lanes one at a time would take as many solutions as there are lanes.
  const atOnce = Math.ceil(byOff.length / 25);
  for (const lane of byOff) {
    if (offOf(lane) > WHOLE && ++rounded > atOnce) break;
    const fixed = Math.min(lanes.maxTrucks[lane]!, Math.round(trucks[lane]!));
    relaxation.limitTrucks(lane, fixed, fixed);
    free.delete(lane);
  }
}
