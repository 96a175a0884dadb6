import type { PlanInstance } from './plan-instance.ts';

/** What to move, and how many trucks to pay for: the file format `signalbox-plan`, version 1. */
export interface Plan {
  format: 'signalbox-plan';
  version: 1;
  /** The `id` of the instance. */
  instance: string;
  /** One row at most for a lane and item. */
  moves: readonly PlanMove[];
  /** One row at most for a lane; a lane without a row has no truck. */
  trucks: readonly PlanTrucks[];
  /** Trucks, handling and penalties of unmet need, in minor units. */
  objectiveMinor: number;
  /** No plan for the instance costs less, in minor units; null where nothing is proven. */
  lowerBoundMinor: number | null;
}

export interface PlanMove {
  from: string;
  to: string;
  item: string;
  /** Units. */
  quantity: number;
}

export interface PlanTrucks {
  from: string;
  to: string;
  trucks: number;
}

/**
 * The plan in which nothing moves; every instance has it. Nothing costs less than nothing, so its bound is 0.
 */
export function doNothingPlan(instance: PlanInstance): Plan {
  let penaltyMinor = 0;
  for (const position of instance.positions)
    if ('need' in position) penaltyMinor += position.need * position.penaltyPerShortUnitMinor;
  return {
    format: 'signalbox-plan',
    version: 1,
    instance: instance.id,
    moves: [],
    trucks: [],
    objectiveMinor: penaltyMinor,
    lowerBoundMinor: 0,
  };
}

/** (objective − bound) / max(1, objective): how far a plan is from the best at most; null where nothing is proven. */
export function gapOf(plan: Plan): number | null {
  if (plan.lowerBoundMinor === null) return null;
  return (plan.objectiveMinor - plan.lowerBoundMinor) / Math.max(1, plan.objectiveMinor);
}
