import type { ExceptionPolicy, LadderRule } from '#operations/policy';
import type { Instant } from '#shared/vocabulary';
import type { ExceptionState } from './exception.collection.ts';
import { instantAtShare } from './sla-clock.ts';

/** A step that was taken: whom it called, and by which version of the policy. */
export interface LadderStep {
  /** From 1. */
  step: number;
  to: string;
  at: Instant;
  policyVersion: number;
}

/** How far the escalation ladder has climbed, and what stopped it. */
export interface LadderState {
  done: readonly LadderStep[];
  /** "R. Alvarez acknowledged it"; null while it climbs. */
  stoppedBy: string | null;
}

/** Nothing climbed yet. */
export const LADDER_FOOT: LadderState = { done: [], stoppedBy: null };

/** The next step of the ladder, and when it is taken if nothing stops it. */
export interface NextStep {
  step: number;
  rule: LadderRule;
  to: string;
  /** Null while its clock is paused or its ladder stands. */
  at: Instant | null;
}

/** What a ladder looks at. */
export type Climber = Pick<
  ExceptionState,
  'type' | 'sla' | 'ladder' | 'status' | 'parent' | 'owner'
>;

/**
 * The step that comes next; null when the ladder is stopped or at its top. It climbs with the time that its clock
 * counts, so that a closed site calls nobody at night.
 */
export function nextStep(policy: ExceptionPolicy, known: Climber): NextStep | null {
  const { sla, ladder, status } = known;
  if (sla === null || ladder.stoppedBy !== null) return null;
  if (status === 'resolved' || known.parent !== null) return null;
  const step = (ladder.done.at(-1)?.step ?? 0) + 1;
  const rule = policy.ladder[step - 1];
  if (!rule) return null;
  const stands = status === 'shelved' && policy.snoozePausesLadder;
  return {
    step,
    rule,
    to: calledBy(policy, known, rule),
    at: stands ? null : instantAtShare(sla, rule.afterPercent),
  };
}

/** Whom a step calls: what nobody owns is for the duty. */
function calledBy(policy: ExceptionPolicy, known: Climber, { to }: LadderRule): string {
  const duty = policy.breachEscalatesTo[known.type];
  if (to === 'duty') return duty;
  return to === 'owner' ? (known.owner ?? duty) : to;
}
