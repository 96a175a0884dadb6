import type { Role } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** Policy asks some roles to agree to a subject; whatever was asked for it before counts no more. */
export const APPROVALS_REQUESTED = 'signalbox.hub.approval.requested.v1';
/** Somebody with the role said yes or no. */
export const APPROVAL_GIVEN = 'signalbox.hub.approval.given.v1';
/** The time to decide has passed. */
export const APPROVALS_OVERDUE = 'signalbox.hub.approval.overdue.v1';
/** The subject is no longer wanted: who has not decided need not. */
export const APPROVALS_WITHDRAWN = 'signalbox.hub.approval.withdrawn.v1';

export interface ApprovalsRequested {
  subject: string;
  policy: string;
  requestedBy: string;
  dueAt: Instant;
  needed: { role: Role; why: string }[];
}

export interface ApprovalGiven {
  subject: string;
  role: Role;
  decision: 'approved' | 'rejected';
}

export interface ApprovalsEnded {
  subject: string;
}
