import type { OwnEvent, WorldView } from '#engine/kernel';
import { ROLES, type ApprovalView } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { nameOf, whoMay } from './approver-names.ts';
import { approvals, isOpen, type Approval } from './approval.collection.ts';
import {
  APPROVALS_OVERDUE,
  APPROVALS_REQUESTED,
  APPROVALS_WITHDRAWN,
  type ApprovalsEnded,
  type ApprovalsRequested,
} from './own-events.ts';

/** Where the approvals of a subject stand as a whole: one no is a no; nothing asked is no obstacle. */
export function approvalState(
  world: WorldView,
  subject: string,
): 'pending' | 'approved' | 'rejected' {
  const asked = world.by(approvals, 'bySubject', subject);
  if (asked.some((approval) => approval.decision === 'rejected')) return 'rejected';
  return asked.every((approval) => approval.decision === 'approved') ? 'approved' : 'pending';
}

/** The approvals of a subject in the order in which they are asked: by stage, then by role. */
export function approvalsOf(world: WorldView, subject: string): Approval[] {
  return world
    .by(approvals, 'bySubject', subject)
    .toSorted((a, b) => a.stage - b.stage || ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** The approvals of a subject for a card, in their order; beside one that is pending stands who may decide. */
export function approvalViews(world: WorldView, subject: string): ApprovalView[] {
  return approvalsOf(world, subject).flatMap((approval) =>
    approval.decision === 'withdrawn'
      ? []
      : [
          {
            key: approval.key,
            role: approval.role,
            why: approval.why,
            stage: approval.stage,
            isOpen: isOpen(approval),
            person: approval.person === null ? whoMay(approval) : nameOf(approval.person),
            onBehalfOf: approval.onBehalfOf === null ? null : nameOf(approval.onBehalfOf),
            assignee: approval.assignee === null ? null : nameOf(approval.assignee),
            decidedAt: approval.decidedAt,
            decision: approval.decision,
            dueAt: approval.dueAt,
            hash: approval.hash,
          },
        ],
  );
}

/** The event that asks for approvals. */
export function requestApprovals(data: ApprovalsRequested): OwnEvent<ApprovalsRequested> {
  return { type: APPROVALS_REQUESTED, subject: data.subject, correlationId: data.subject, data };
}

/** The event that says that the time to decide has passed; null when none that is open is past its time unsaid. */
export function sayOverdue(
  world: WorldView,
  subject: string,
  now: Instant,
): OwnEvent<ApprovalsEnded> | null {
  const isLate = world
    .by(approvals, 'bySubject', subject)
    .some((approval) => isOpen(approval) && !approval.isOverdue && approval.dueAt! <= now);
  return isLate ? ending(APPROVALS_OVERDUE, subject) : null;
}

/** The event that takes back what nobody has decided yet; null when all have. */
export function withdrawApprovals(
  world: WorldView,
  subject: string,
): OwnEvent<ApprovalsEnded> | null {
  const isAsked = world
    .by(approvals, 'bySubject', subject)
    .some((approval) => approval.decision === 'pending');
  return isAsked ? ending(APPROVALS_WITHDRAWN, subject) : null;
}

function ending(type: string, subject: string): OwnEvent<ApprovalsEnded> {
  return { type, subject, correlationId: subject, data: { subject } };
}
