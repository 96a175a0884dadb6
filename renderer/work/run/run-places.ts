import type { RunView, RunVisit } from '#shared/protocol';

/** How a step stands to a run: it is there, stands there in trouble, has passed it, or has yet to come (or never will). */
export type StepPlace = 'here' | 'standing' | 'passed' | 'ahead';

/** The words beside each shape. */
export const PLACE_WORDS: Record<StepPlace, string> = {
  here: 'here now',
  standing: 'stands here',
  passed: 'passed',
  ahead: 'not reached',
};

/** How a step stands to the run. */
export function placeOfStep(
  run: Pick<RunView, 'at' | 'trouble' | 'visits'>,
  step: string,
): StepPlace {
  if (step === run.at) return run.trouble === null ? 'here' : 'standing';
  return run.visits.some((visit) => visit.step === step) ? 'passed' : 'ahead';
}

/** The latest stay of a run at a step. */
export function lastVisit(run: Pick<RunView, 'visits'>, step: string): RunVisit | undefined {
  return run.visits.findLast((visit) => visit.step === step);
}

/** The ways that the run has really taken, as `from to`. */
export function takenWays({ visits }: Pick<RunView, 'visits'>): ReadonlySet<string> {
  return new Set(visits.slice(1).map((visit, i) => `${visits[i]!.step} ${visit.step}`));
}
