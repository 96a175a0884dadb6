import { assert } from '#shared/vocabulary';
import { checkPlan } from './check-plan.ts';
import { costOf, planOf, type Loading } from './loading.ts';
import { doNothingPlan, gapOf, type Plan } from './plan.ts';
import type { Problem } from './problem.ts';

/**
 * A search proves in hundreds of small steps; one that takes less than so much off the gap, in parts of it and in whole,
 * is told with the next. The whole counts in a thread that proves: it knows no good plan, and its gap stays wide.
 */
const TOLD = 0.02;
const TOLD_AT_ONCE = 0.000_2;

/**
 * The best plan so far and what is proven about all plans. Takes loadings and bounds in any order, keeps the better,
 * and announces each improvement after the independent check has passed it.
 */
export class Incumbent {
  readonly #problem: Problem;
  readonly #announce: (plan: Plan) => void;
  #plan: Plan;
  #announcedGap = 1;

  constructor(problem: Problem, announce: (plan: Plan) => void) {
    this.#problem = problem;
    this.#announce = announce;
    this.#plan = doNothingPlan(problem.instance);
  }

  get plan(): Plan {
    return this.#plan;
  }

  /** (objective − bound) / max(1, objective). */
  get gap(): number {
    return gapOf(this.#plan) ?? 1;
  }

  /** Takes a loading that keeps every constraint; says whether it is better than what was known. */
  offer(loading: Loading): boolean {
    if (costOf(loading) >= this.#plan.objectiveMinor) return false;
    const plan = planOf(loading, this.#plan.lowerBoundMinor);
    const { ok, violations } = checkPlan(this.#problem.instance, plan);
    assert(ok, `a plan keeps its constraints and bounds: ${describe(violations)}`);
    this.#plan = plan;
    this.#announcedGap = this.gap;
    this.#announce(plan);
    return true;
  }

  /**
   * Takes what a relaxation proves, in minor units. Costs are whole, so that a bound may be rounded up; but it rests on
   * the tolerances of floating point, and first gives way by a ten-millionth and by one minor unit at least. Too low
   * is the harmless error.
   */
  prove(boundMinor: number): void {
    if (!Number.isFinite(boundMinor)) return;
    const safe = Math.floor(boundMinor - Math.max(1, 1e-7 * Math.abs(boundMinor)));
    this.#raise(Math.min(safe, this.#plan.objectiveMinor));
  }

  /** Announces what is not announced yet; for the end of a search. */
  close(): void {
    if (this.gap < this.#announcedGap) this.#announce(this.#plan);
    this.#announcedGap = this.gap;
  }

  /** Takes the word of a search that has ended that nothing is better than the plan. */
  proveOptimal(): void {
    this.#raise(this.#plan.objectiveMinor);
  }

  #raise(lowerBoundMinor: number): void {
    if (lowerBoundMinor <= (this.#plan.lowerBoundMinor ?? 0)) return;
    this.#plan = { ...this.#plan, lowerBoundMinor };
    const gap = this.gap;
    const little = Math.min(this.#announcedGap * TOLD, TOLD_AT_ONCE);
    if (gap > 0 && gap > this.#announcedGap - little) return;
    this.#announcedGap = gap;
    this.#announce(this.#plan);
  }
}

function describe(violations: ReturnType<typeof checkPlan>['violations']): string {
  return violations
    .slice(0, 3)
    .map(({ code, where }) => `${code} ${where}`)
    .join(', ');
}
