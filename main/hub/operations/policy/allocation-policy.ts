import type { WorldView } from '#engine/kernel';
import type { RankRow } from '#shared/protocol';
import allocationV1 from './allocation.policy.v1.json' with { type: 'json' };
import { compileCondition, LINE_VARIABLES, type ConditionInputs } from './condition.ts';
import { resolve, type Resolved } from './resolve.ts';

/** Who gets pieces first where there are fewer than are wanted. */
export interface AllocationPolicy {
  id: string;
  /** The first row that matches a line says its place: lines of earlier rows go first. */
  ranks: readonly RankRow[];
  /** Whether a reservation may be moved although a line that goes before it loses pieces. */
  mayPassEarlier: boolean;
}

/** What Signalbox comes with. */
export const ALLOCATION_SHIPPED: AllocationPolicy = allocationV1 as AllocationPolicy;

/** The allocation policy in force at a site, with what is overridden there. @param site its code. */
export function allocationPolicy(world: WorldView, site: string): Resolved<AllocationPolicy> {
  return resolve(world, 'allocation', ALLOCATION_SHIPPED, () => ({ sites: [site], inputs: null }));
}

/** What a line that no row matches goes by, after all others. */
const NO_ROW: RankRow = {
  row: '–',
  when: '',
  orderBy: ['needAt', 'priority'],
  why: 'no row matches',
};

/** The row that places a line, and how many rows go before it. A condition that cannot be judged places nobody. */
export function rankRow(
  { ranks }: AllocationPolicy,
  inputs: ConditionInputs,
): { row: RankRow; before: number } {
  const before = ranks.findIndex(({ when }) => {
    const condition = compileCondition(when, LINE_VARIABLES);
    const judged = 'error' in condition ? condition : condition.judge(inputs);
    return 'holds' in judged && judged.holds;
  });
  return before < 0 ? { row: NO_ROW, before: ranks.length } : { row: ranks[before]!, before };
}
