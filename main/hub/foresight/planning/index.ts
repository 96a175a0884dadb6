/**
 * Planning: which stock to move where. Takes need and excess of each position from the network, poses the question to the
 * solver, and keeps what it found as a plan: lines over lanes, money and service before and after, the proven bound, and
 * the computation of each line as of its inputs. Accepting a line asks for a transfer as anybody would. May import shared
 * and engine rooms, `#operations/*` and `#foresight/solver`.
 *
 * Owns the tables of schema `planning`. Reads and emits
 * signalbox.hub.plan.{asked,found,refined,compared,failed,abandoned,lineAccepted}.v1.
 *
 * - `PlanRunner` makes the plans that are asked for, beside the writer.
 * - What a position needs and could give is {@link Balance}: the quantile of demand, not the ERP's safety stock. Why both
 *   exist says docs/decisions/0010-what-a-plan-protects.md.
 */
import { defineRoom } from '#engine/kernel';
import { decideAcceptLine } from './accept-line.decide.ts';
import {
  PLAN_ABANDONED,
  PLAN_ASKED,
  PLAN_COMPARED,
  PLAN_FAILED,
  PLAN_FOUND,
  PLAN_LINE_ACCEPTED,
  PLAN_REFINED,
} from './own-events.ts';
import { planDetail, planLine } from './plan-detail.ts';
import { planContents, plans } from './plan.collection.ts';
import {
  foldAbandoned,
  foldAsked,
  foldCompared,
  foldFailed,
  foldFound,
  foldLineAccepted,
  foldRefined,
} from './plan.projection.ts';
import { plansView } from './plan.view.ts';
import { decideAbandon, decideRebalance } from './rebalance.decide.ts';

export { PlanRunner } from './plan-runner.job.ts';
export { plans } from './plan.collection.ts';

export const planningRoom = defineRoom({
  name: 'planning',
  collections: [plans, planContents],
  evolve: {
    [PLAN_ASKED]: foldAsked,
    [PLAN_FOUND]: foldFound,
    [PLAN_REFINED]: foldRefined,
    [PLAN_COMPARED]: foldCompared,
    [PLAN_FAILED]: foldFailed,
    [PLAN_ABANDONED]: foldAbandoned,
    [PLAN_LINE_ACCEPTED]: foldLineAccepted,
  },
  decide: {
    'plan.rebalance': decideRebalance,
    'plan.acceptLine': decideAcceptLine,
    'plan.abandon': decideAbandon,
  },
  views: [plansView],
  queries: { 'plan.detail': planDetail, 'plan.line': planLine },
});
