import {
  explainPlan,
  solvePlan,
  withoutConstraint,
  type Lifted,
  type NeedExplained,
  type Plan as SolvedPlan,
  type PlanInstance,
  type SolveOptions,
} from '#foresight/solver';
import { positionKey } from '#operations/network';

/** As many as a person asks about before she acts; each is solved once more. */
const MOST = 3;
const SOLVED = { gap: 0.001, seconds: 3 };

/**
 * What the constraints that keep the dearest needs short cost, by position: the same question solved again without each.
 * What is too small to be told is left out.
 */
export async function liftedSaves(
  instance: PlanInstance,
  plan: SolvedPlan,
  options: Pick<SolveOptions, 'machine' | 'signal'>,
): Promise<Record<string, number>> {
  const saves: Record<string, number> = {};
  const { short } = explainPlan(instance, plan, MOST);
  for (const need of short) {
    const lifted = liftedOf(need);
    if (lifted === null || options.signal?.aborted) continue;
    // One after the other: two solvers would take the machine from those who work on it.
    const { plan: freer } = await solvePlan(withoutConstraint(instance, lifted), {
      ...SOLVED,
      ...options,
    });
    saves[positionKey(need.site, need.item)] = Math.max(
      0,
      plan.objectiveMinor - freer.objectiveMinor,
    );
  }
  return saves;
}

/** The constraint to lift; null where none binds, or lifting it would be another network. */
function liftedOf({ site, item, binding, bindingFrom }: NeedExplained): Lifted | null {
  switch (binding) {
    case 'trucks':
      return bindingFrom === null ? null : { constraint: 'trucks', from: bindingFrom, to: site };
    case 'dock-out':
      return bindingFrom === null ? null : { constraint: 'dock-out', site: bindingFrom };
    case 'dock-in':
      return { constraint: 'dock-in', site };
    case 'supply':
      return bindingFrom === null ? null : { constraint: 'supply', site: bindingFrom, item };
    case 'late':
      return { constraint: 'late', site, item };
    case 'case-pack':
    case 'min-move':
      return { constraint: binding, item };
    default:
      return null;
  }
}
