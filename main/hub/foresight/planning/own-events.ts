import type { PlanAlternative, PlanEdit, PlanScope } from '#shared/protocol';
import type { Gtin } from '#shared/vocabulary';
import type { PlanContent } from './plan-content.ts';

/** Somebody asked for a plan; a worker beside the writer takes its inputs and solves them. */
export const PLAN_ASKED = 'signalbox.hub.plan.asked.v1';
/** A first plan stands; better ones are looked for. */
export const PLAN_FOUND = 'signalbox.hub.plan.found.v1';
/** The search has ended: with a better plan, a better bound, or neither. */
export const PLAN_REFINED = 'signalbox.hub.plan.refined.v1';
/** What other ways of dealing with the same needs would come to. */
export const PLAN_COMPARED = 'signalbox.hub.plan.compared.v1';
/** There is no plan, for a reason that a person can read. */
export const PLAN_FAILED = 'signalbox.hub.plan.failed.v1';
/** A person does not want it any more; the search is ended. */
export const PLAN_ABANDONED = 'signalbox.hub.plan.abandoned.v1';
/** A person made a transfer of one of its lines. */
export const PLAN_LINE_ACCEPTED = 'signalbox.hub.plan.lineAccepted.v1';

export interface PlanAsked {
  plan: string;
  scope: PlanScope;
  about: string;
  exceptions: string[];
  /** Null is every item. */
  items: Gtin[] | null;
  edits: PlanEdit[];
  basedOn: string | null;
  policy: string;
}

export interface PlanFound {
  plan: string;
  content: PlanContent;
}

export interface PlanRefined {
  plan: string;
  /** Null where the first plan stays and the bound as well. */
  content: PlanContent | null;
  /** Why the search ended: the gap is reached, the time is over, the hub was restarted meanwhile. */
  ended: 'gap' | 'time' | 'restart' | 'failed';
}

export interface PlanCompared {
  plan: string;
  alternatives: PlanAlternative[];
  /** By position: what the plan would save without the constraint that binds there. */
  lifted: Record<string, number>;
}

export interface PlanFailed {
  plan: string;
  why: string;
}

export interface PlanLineAccepted {
  plan: string;
  line: string;
  transfer: string;
}
