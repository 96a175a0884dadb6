import type { Plan as SolvedPlan, PlanInstance } from '#foresight/solver';
import { positionKey } from '#operations/network';
import type { PlanInputs } from './take-inputs.ts';

/** Positions that lack something, also what nothing can bring in time. */
export function neededPositions({ balances }: PlanInputs): number {
  return balances.reduce((count, { need }) => count + (need > 0 ? 1 : 0), 0);
}

/**
 * The positions whose need a plan serves in time as far as whole packs and the least move go: what stays short is less
 * than a move. Units of different items do not add up, so needs are counted.
 */
export function servedNeeds(instance: PlanInstance, plan: SolvedPlan): ReadonlySet<string> {
  const items = new Map(instance.items.map((item) => [item.id, item]));
  const arrived = new Map<string, number>();
  for (const { to, item, quantity } of plan.moves) {
    const key = positionKey(to, item);
    arrived.set(key, (arrived.get(key) ?? 0) + quantity);
  }
  const served = new Set<string>();
  for (const position of instance.positions) {
    if (!('need' in position)) continue;
    const key = positionKey(position.site, position.item);
    const came = arrived.get(key) ?? 0;
    if (came > 0 && position.need - came < items.get(position.item)!.casePack) served.add(key);
  }
  return served;
}
