import type { OwnEvent, WorldView } from '#engine/kernel';
import { ROLES, type ApprovalView } from '#shared/protocol';
import { nameOf, whoMay } from './approver-names.ts';
import { approvals } from './approval.collection.ts';
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

/** The approvals of a subject for a card, in the order of the roles; beside one that is pending stands who may decide. */
export function approvalViews(world: WorldView, subject: string): ApprovalView[] {
  const asked = world
    .by(approvals, 'bySubject', subject)
    .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  return asked.flatMap((approval) =>
    approval.decision === 'withdrawn'
      ? []
      : [
          {
            role: approval.role,
            why: approval.why,
            person: approval.person === null ? whoMay(approval) : nameOf(approval.person),
            decidedAt: approval.decidedAt,
            decision: approval.decision,
            dueAt: approval.dueAt,
          },
        ],
  );
}

/** The event that asks for approvals. */
export function requestApprovals(data: ApprovalsRequested): OwnEvent<ApprovalsRequested> {
  return { type: APPROVALS_REQUESTED, subject: data.subject, correlationId: data.subject, data };
}

/** The event that says that the time to decide has passed; null when all have decided. */
export function sayOverdue(world: WorldView, subject: string): OwnEvent<ApprovalsEnded> | null {
  return hasPending(world, subject) ? ending(APPROVALS_OVERDUE, subject) : null;
}

/** The event that takes back what nobody has decided yet; null when all have. */
export function withdrawApprovals(
  world: WorldView,
  subject: string,
): OwnEvent<ApprovalsEnded> | null {
  return hasPending(world, subject) ? ending(APPROVALS_WITHDRAWN, subject) : null;
}

function hasPending(world: WorldView, subject: string): boolean {
  return world
    .by(approvals, 'bySubject', subject)
    .some((approval) => approval.decision === 'pending');
}

function ending(type: string, subject: string): OwnEvent<ApprovalsEnded> {
  return { type, subject, correlationId: subject, data: { subject } };
}
