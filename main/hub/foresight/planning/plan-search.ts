import type { PlanScope } from '#shared/protocol';

/** How near to the best a plan should be, and how long it is looked for. */
export interface PlanSearch {
  /** (objective − bound) / objective. */
  gap: number;
  seconds: number;
}

/** A person waits for selected items: one in a thousand, and at most so long that she still waits. */
const SELECTED: PlanSearch = { gap: 0.001, seconds: 8 };
/** The whole network is solved while people work on: one in a hundred within a minute, taking of inputs included. */
const NETWORK: PlanSearch = { gap: 0.01, seconds: 45 };

/** The search for a scope. */
export function searchOf(scope: PlanScope): PlanSearch {
  return scope === 'network' ? NETWORK : SELECTED;
}
