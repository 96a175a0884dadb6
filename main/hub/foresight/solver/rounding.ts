import { exchanged } from './exchange.ts';
import { emptyLoading, load, room, trucksOn, type Loading } from './loading.ts';
import type { Problem } from './problem.ts';

/** More than this above a whole number is a fraction. */
const WHOLE = 1e-6;

/**
 * A loading from cases in fractions and whole trucks: whole cases below them first, then whatever still fits on the
 * trucks that are paid for, then exchanges on each lane as long as they gain.
 */
export function roundedLoading(
  problem: Problem,
  cases: ArrayLike<number>,
  trucks: ArrayLike<number>,
): Loading {
  const { ways, items } = problem;
  const loading = emptyLoading(problem);
  for (let way = 0; way < ways.count; way++) {
    const whole = Math.min(
      Math.floor(cases[way]! + WHOLE),
      room(loading, way, trucks[ways.lane[way]!]!),
    );
    if (whole > 0 && whole >= items.leastCases[ways.item[way]!]!) load(loading, way, whole);
  }
  fill(loading, trucks, (way) => cases[way]! - Math.floor(cases[way]! + WHOLE) > WHOLE);
  return exchanged(loading, trucks);
}

/** Puts on the trucks what fits, first what is preferred, then what gains most for its share of the truck. */
export function fill(
  loading: Loading,
  trucks: ArrayLike<number>,
  preferred: (way: number) => boolean = () => false,
): void {
  const { problem } = loading;
  const { ways, items } = problem;
  const open: { way: number; worth: number }[] = [];
  for (let way = 0; way < ways.count; way++)
    if (trucks[ways.lane[way]!]! > 0 && room(loading, way, trucks[ways.lane[way]!]!) > 0)
      open.push({ way, worth: worthOf(problem, way) * (preferred(way) ? 1e6 : 1) });
  for (const { way } of open.toSorted((a, b) => b.worth - a.worth)) {
    const more = room(loading, way, trucks[ways.lane[way]!]!);
    if (more > 0 && loading.cases[way]! + more >= items.leastCases[ways.item[way]!]!)
      load(loading, way, more);
  }
}

/** Gain of one case for its share of a truck. */
function worthOf({ ways, lanes, items }: Problem, way: number): number {
  const lane = ways.lane[way]!;
  const item = ways.item[way]!;
  const share = Math.max(
    items.grams[item]! / (lanes.grams[lane]! || 1),
    items.cm3[item]! / (lanes.cm3[lane]! || 1),
    1e-9,
  );
  return ways.gainMinor[way]! / share;
}

/** A loading of whole cases that fit. */
export function loadingOfCases(problem: Problem, cases: ArrayLike<number>): Loading {
  const loading = emptyLoading(problem);
  for (let way = 0; way < problem.ways.count; way++) load(loading, way, cases[way]!);
  return loading;
}

/** The trucks that a loading needs, by lane. */
export function trucksOf(loading: Loading): Float64Array {
  return Float64Array.from({ length: loading.problem.lanes.count }, (_, lane) =>
    trucksOn(loading, lane),
  );
}
