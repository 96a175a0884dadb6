/**
 * Approvals: who must agree before something happens, by policy; nobody decides what they have shaped, by code. The room
 * whose subject it is asks, and looks at the answer. An approval is of a content, named by its hash; its stages are asked
 * one after another; somebody who is away lends their word to another for a time. May import shared and engine rooms and
 * `#operations/policy`.
 *
 * Owns the tables of schema `approvals`. Reads and emits
 * signalbox.hub.approval.{requested,given,overdue,withdrawn,assigned}.v1 and signalbox.hub.delegation.{made,ended}.v1.
 */
import { defineRoom } from '#engine/kernel';
import { approvals } from './approval.collection.ts';
import {
  foldAssigned,
  foldGiven,
  foldOverdue,
  foldRequested,
  foldWithdrawn,
} from './approval.projection.ts';
import { APPROVALS_DUE, armDue, onDue } from './approval.timers.ts';
import { delegations } from './delegation.collection.ts';
import { decideDelegate, decideEndDelegation } from './delegation.decide.ts';
import { foldDelegationEnded, foldDelegationMade } from './delegation.projection.ts';
import { delegationsView } from './delegation.view.ts';
import {
  APPROVAL_ASSIGNED,
  APPROVAL_GIVEN,
  APPROVALS_OVERDUE,
  APPROVALS_REQUESTED,
  APPROVALS_WITHDRAWN,
  DELEGATION_ENDED,
  DELEGATION_MADE,
} from './own-events.ts';

export { approvals, isOpen as isOpenApproval, type Approval } from './approval.collection.ts';
export { decideApproval, whyCannotApprove, wouldSpeakFor } from './approval.decide.ts';
export * from './approval-state.ts';
export { nameOf as approverName } from './approver-names.ts';
export {
  latestAsked,
  type AskedCard,
  type AskedKind,
  type AskedSubject,
  type GivesTasks,
} from './asked-kind.ts';
export { assignApproval } from './assign.decide.ts';
export { delegations, type Delegation } from './delegation.collection.ts';
export { approvalInputs, type ApprovalCase } from './approval-case.ts';
export {
  neededApprovals,
  type MatrixDecision,
  type NeededApproval,
} from './needed-approvals.rule.ts';
export { approvalDue } from './approval-due.ts';
export * from './own-events.ts';

export const approvalsRoom = defineRoom({
  name: 'approvals',
  collections: [approvals, delegations],
  evolve: {
    [APPROVALS_REQUESTED]: foldRequested,
    [APPROVAL_GIVEN]: foldGiven,
    [APPROVALS_OVERDUE]: foldOverdue,
    [APPROVALS_WITHDRAWN]: foldWithdrawn,
    [APPROVAL_ASSIGNED]: foldAssigned,
    [DELEGATION_MADE]: foldDelegationMade,
    [DELEGATION_ENDED]: foldDelegationEnded,
  },
  react: {
    [APPROVALS_REQUESTED]: armDue,
    [APPROVAL_GIVEN]: armDue,
    [APPROVALS_OVERDUE]: armDue,
    [APPROVALS_WITHDRAWN]: armDue,
  },
  timers: { [APPROVALS_DUE]: onDue },
  decide: {
    'approval.delegate': decideDelegate,
    'approval.endDelegation': decideEndDelegation,
  },
  views: [delegationsView],
});
