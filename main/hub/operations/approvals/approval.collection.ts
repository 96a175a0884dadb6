import { defineCollection } from '#engine/kernel';
import type { Role } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import type { CountedTogether } from './own-events.ts';

/** One agreement that policy asks for before something may happen. */
export interface Approval {
  /** `<subject>/<stage>/<role>`: TRF-2026-0648/1/finance. */
  key: string;
  /** What is to be approved. */
  subject: string;
  /** What exactly: SHA-256 over its terms, hex. */
  hash: string;
  stage: number;
  role: Role;
  /** Why policy asks this role: "between entities". */
  why: string;
  /** The version that asked: "TRF-2 v1". */
  policy: string;
  requestedBy: string;
  requestedAt: Instant;
  /** Who has shaped the subject, and decides nothing of it. */
  authors: readonly string[];
  counted: CountedTogether | null;
  dueMinutes: number;
  decideByAt: Instant | null;
  /** When its stage came and until when it is to be decided; null while an earlier stage is not done. */
  openedAt: Instant | null;
  dueAt: Instant | null;
  isOverdue: boolean;
  /** Who of those who may has taken it on. */
  assignee: string | null;
  decision: 'pending' | 'approved' | 'rejected' | 'withdrawn';
  person: string | null;
  /** Whose word it is, when somebody else gave it for them. */
  onBehalfOf: string | null;
  delegation: string | null;
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
    hash: { type: 'text' },
    stage: { type: 'int4' },
    role: { type: 'text' },
    why: { type: 'text' },
    policy: { type: 'text' },
    requestedBy: { type: 'text' },
    requestedAt: { type: 'instant' },
    authors: { type: 'json' },
    counted: { type: 'json', nullable: true },
    dueMinutes: { type: 'int4' },
    decideByAt: { type: 'instant', nullable: true },
    openedAt: { type: 'instant', nullable: true },
    dueAt: { type: 'instant', nullable: true },
    isOverdue: { type: 'bool' },
    assignee: { type: 'text', nullable: true },
    decision: { type: 'text' },
    person: { type: 'text', nullable: true },
    onBehalfOf: { type: 'text', nullable: true },
    delegation: { type: 'text', nullable: true },
    decidedAt: { type: 'instant', nullable: true },
    reason: { type: 'text', nullable: true },
  },
  history: true,
  indexes: { bySubject: (approval) => approval.subject },
});

/** The key of what a role is asked in a stage. */
export function approvalKey(subject: string, stage: number, role: Role): string {
  return `${subject}/${stage}/${role}`;
}

/** Whether it can be decided now: asked, its stage has come, and nobody has. */
export function isOpen(approval: Approval): boolean {
  return approval.decision === 'pending' && approval.openedAt !== null;
}
