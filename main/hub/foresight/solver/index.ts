/**
 * The solver: an instance in, a plan with a proven bound out. What to move between sites over lanes that exist, so that
 * shortages and freight together cost least. Knows files of the formats `signalbox-plan-instance` and `signalbox-plan`,
 * and nothing of the network's rows. May import shared, and the machine's clock of `#engine/clock`. Owns no tables, reads
 * and emits no events.
 *
 * - `readInstance(text)` → an instance, or what is wrong with it.
 * - `solvePlan(instance, { gap, seconds, … })` → the best plan found, each better one announced on the way.
 * - `greedyPlan(instance)`, `doNothingPlan(instance)`: what plans are compared with.
 * - `checkPlan(instance, plan)`: whether it keeps every constraint, and what it costs.
 * - `explainPlan(instance, plan)` → what each line costs and saves, re-added to the objective, and what stays short why;
 *   `explainNeed(planUse(instance, plan), site, item)` → one need and its sources; `withoutConstraint(instance, …)` → an
 *   instance to solve again, to see what a constraint costs.
 */
export * from './check-plan.ts';
export * from './explain-need.ts';
export * from './explain-plan.ts';
export { greedyPlan } from './greedy-plan.ts';
export * from './plan.ts';
export * from './plan-instance.ts';
export { planUse, type PlanUse } from './plan-use.ts';
export * from './read-instance.ts';
export { solvePlan, type SolvedPlan, type SolveOptions } from './solve-plan.ts';
export * from './without-constraint.ts';
