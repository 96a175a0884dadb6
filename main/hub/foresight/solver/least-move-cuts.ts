import { groups } from './groups.ts';
import type { Problem } from './problem.ts';

/** Σ weights · cases on the ways ≤ most. */
export interface LeastMoveCut {
  ways: readonly number[];
  weights: readonly number[];
  most: number;
}

/**
 * What least moves forbid and fractions allow. The ways of one need, or of one supply, are all of one item and so have
 * one least move L: of n cases at most q = ⌊n / L⌋ ways can carry any. A way carries at most its own u cases, so that
 * x / u is at most one where it is used and nothing elsewhere:
 *
 *     Σ x / u ≤ q
 *
 * (The variable upper bounds x ≤ u·f put into the cardinality row Σ f ≤ q, the flags f projected out.)
 */
export function leastMoveCuts({ ways, items, supplies, needs }: Problem): LeastMoveCut[] {
  const cuts: LeastMoveCut[] = [];
  for (const [groupOf, limits] of [
    [ways.need, needs],
    [ways.supply, supplies],
  ] as const)
    for (const [index, own] of groups(groupOf, limits.count).entries()) {
      if (own.length < 2) continue;
      const cases = limits.cases[index]!;
      const used = Math.floor(cases / items.leastCases[ways.item[own[0]!]!]!);
      const isImplied = own.every((way) => ways.mostCases[way]! * used >= cases);
      if (own.length <= used || isImplied) continue;
      cuts.push({ ways: own, weights: own.map((way) => 1 / ways.mostCases[way]!), most: used });
    }
  return cuts;
}
