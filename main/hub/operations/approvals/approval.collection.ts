import { defineCollection } from '#engine/kernel';
import type { Role } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** One agreement that policy asks for before something may happen. */
export interface Approval {
  /** `<subject>/<role>`: TRF-2026-0648/finance. */
  key: string;
  /** What is to be approved. */
  subject: string;
  role: Role;
  /** Why policy asks this role: "between entities". */
  why: string;
  /** The version that asked: "TRF-2 v1". */
  policy: string;
  requestedBy: string;
  requestedAt: Instant;
  dueAt: Instant;
  isOverdue: boolean;
  decision: 'pending' | 'approved' | 'rejected' | 'withdrawn';
  person: string | null;
  decidedAt: Instant | null;
  reason: string | null;
}

/** The approvals of each subject as last asked for; asked for again, what was given before counts no more. */
export const approvals = defineCollection<Approval>({
  name: 'approvals.approval',
  key: (approval) => approval.key,
  columns: {
    key: { type: 'text' },
    subject: { type: 'text' },
    role: { type: 'text' },
    why: { type: 'text' },
    policy: { type: 'text' },
    requestedBy: { type: 'text' },
    requestedAt: { type: 'instant' },
    dueAt: { type: 'instant' },
    isOverdue: { type: 'bool' },
    decision: { type: 'text' },
    person: { type: 'text', nullable: true },
    decidedAt: { type: 'instant', nullable: true },
    reason: { type: 'text', nullable: true },
  },
  history: true,
  indexes: { bySubject: (approval) => approval.subject },
});

export function approvalKey(subject: string, role: Role): string {
  return `${subject}/${role}`;
}
