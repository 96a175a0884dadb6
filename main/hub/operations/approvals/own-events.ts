import type { Role } from '#shared/protocol';
import type { Currency, Instant } from '#shared/vocabulary';
import type { NeededApproval } from './needed-approvals.rule.ts';

/** Policy asks some roles to agree to a subject; whatever was asked for it before counts no more. */
export const APPROVALS_REQUESTED = 'signalbox.hub.approval.requested.v1';
/** Somebody with the role said yes or no, for themselves or on behalf of somebody. */
export const APPROVAL_GIVEN = 'signalbox.hub.approval.given.v1';
/** The time to decide has passed. */
export const APPROVALS_OVERDUE = 'signalbox.hub.approval.overdue.v1';
/** The subject is no longer wanted: who has not decided need not. */
export const APPROVALS_WITHDRAWN = 'signalbox.hub.approval.withdrawn.v1';
/** One of those who may decide has taken it on, or was given it; or it is nobody's again. */
export const APPROVAL_ASSIGNED = 'signalbox.hub.approval.assigned.v1';
/** Somebody may decide in another's role from one instant to another. */
export const DELEGATION_MADE = 'signalbox.hub.delegation.made.v1';
/** It was taken back before its time. */
export const DELEGATION_ENDED = 'signalbox.hub.delegation.ended.v1';

/** What is added up with a subject, because asking for it in parts must not ask fewer people. */
export interface CountedTogether {
  /** The others: TRF-2026-0641. */
  subjects: readonly string[];
  /** All of them and the subject itself. */
  valueMinor: number;
  currency: Currency;
}

export interface ApprovalsRequested {
  subject: string;
  policy: string;
  requestedBy: string;
  /** Everybody who has shaped what is to be approved, the one who asked first: none of them decides it. */
  authors: readonly string[];
  /** What is to be approved: SHA-256 over its terms in the form of RFC 8785, hex. */
  hash: string;
  /** No stage is due after it, while it lies ahead. */
  decideByAt: Instant | null;
  counted: CountedTogether | null;
  needed: readonly NeededApproval[];
}

export interface ApprovalGiven {
  subject: string;
  /** `<subject>/<stage>/<role>`. */
  approval: string;
  role: Role;
  decision: 'approved' | 'rejected';
  /** The version that asked: "TRF-2 v1". */
  policy: string;
  /** What was approved. */
  hash: string;
  /** Whose word it is when it is not the actor's own, and by which delegation. */
  onBehalfOf: string | null;
  delegation: string | null;
}

export interface ApprovalsEnded {
  subject: string;
}

export interface ApprovalAssigned {
  subject: string;
  approval: string;
  person: string | null;
}

export interface DelegationMade {
  delegation: string;
  of: string;
  to: string;
  role: Role;
  fromAt: Instant;
  untilAt: Instant;
}

export interface DelegationEnded {
  delegation: string;
}
