/**
 * Approvals: who must agree before something happens, by policy; nobody decides what they asked for, by code. The room
 * whose subject it is asks, and looks at the answer. May import shared and engine rooms and `#operations/policy`.
 *
 * Owns the tables of schema `approvals`. Reads and emits signalbox.hub.approval.{requested,given,overdue,withdrawn}.v1.
 */
import { defineRoom } from '#engine/kernel';
import { approvals } from './approval.collection.ts';
import { foldGiven, foldOverdue, foldRequested, foldWithdrawn } from './approval.projection.ts';
import {
  APPROVAL_GIVEN,
  APPROVALS_OVERDUE,
  APPROVALS_REQUESTED,
  APPROVALS_WITHDRAWN,
} from './own-events.ts';

export { approvals, type Approval } from './approval.collection.ts';
export { decideApproval, whyCannotApprove } from './approval.decide.ts';
export * from './approval-state.ts';
export { neededApprovals } from './needed-approvals.rule.ts';
export * from './own-events.ts';

export const approvalsRoom = defineRoom({
  name: 'approvals',
  collections: [approvals],
  evolve: {
    [APPROVALS_REQUESTED]: foldRequested,
    [APPROVAL_GIVEN]: foldGiven,
    [APPROVALS_OVERDUE]: foldOverdue,
    [APPROVALS_WITHDRAWN]: foldWithdrawn,
  },
});
