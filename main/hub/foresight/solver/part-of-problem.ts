import type { Loading } from './loading.ts';
import { load } from './loading.ts';
import type { Problem } from './problem.ts';

/** Some lanes of a problem, with what the others leave them; its ways are those of the whole at `wayOf`. */
export interface ProblemPart {
  problem: Problem;
  wayOf: readonly number[];
}

/** The problem of loading some lanes anew while all others stay as they are. */
export function partOfProblem(loading: Loading, isFree: (lane: number) => boolean): ProblemPart {
  const { problem, cases } = loading;
  const { ways, lanes, items } = problem;
  const wayOf: number[] = [];
  const supply = loading.supplyLeft.slice();
  const need = loading.needLeft.slice();
  const microOut = loading.microOutLeft.slice();
  const microIn = loading.microInLeft.slice();
  for (let way = 0; way < ways.count; way++) {
    const lane = ways.lane[way]!;
    if (!isFree(lane)) continue;
    wayOf.push(way);
    const had = cases[way]!;
    supply[ways.supply[way]!]! += had;
    need[ways.need[way]!]! += had;
    const micro = had * items.micro[ways.item[way]!]!;
    microOut[lanes.from[lane]!]! += micro;
    microIn[lanes.to[lane]!]! += micro;
  }
  const kept = wayOf.filter((way) => mostOf(way) >= items.leastCases[ways.item[way]!]!);
  function mostOf(way: number): number {
    return Math.min(ways.mostCases[way]!, supply[ways.supply[way]!]!, need[ways.need[way]!]!);
  }
  return {
    wayOf: kept,
    problem: {
      ...problem,
      sites: { ...problem.sites, microOut, microIn },
      supplies: { ...problem.supplies, cases: supply },
      needs: { ...problem.needs, cases: need },
      ways: {
        count: kept.length,
        lane: Int32Array.from(kept, (way) => ways.lane[way]!),
        item: Int32Array.from(kept, (way) => ways.item[way]!),
        supply: Int32Array.from(kept, (way) => ways.supply[way]!),
        need: Int32Array.from(kept, (way) => ways.need[way]!),
        gainMinor: Float64Array.from(kept, (way) => ways.gainMinor[way]!),
        mostCases: Float64Array.from(kept, mostOf),
      },
    },
  };
}

/** What the part carries in a loading of the whole, as cases of the part's ways. */
export function casesOfPart(loading: Loading, part: ProblemPart): Float64Array {
  return Float64Array.from(part.wayOf, (way) => loading.cases[way]!);
}

/** Puts other cases on the ways of a part. */
export function putPart(loading: Loading, part: ProblemPart, cases: ArrayLike<number>): void {
  for (const way of part.wayOf) load(loading, way, -loading.cases[way]!);
  for (const [index, way] of part.wayOf.entries()) load(loading, way, cases[index]!);
}
