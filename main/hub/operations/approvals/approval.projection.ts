import type { LogEvent, WorldDraft } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';
import { approvalKey, approvals, isOpen, type Approval } from './approval.collection.ts';
import { approvalDue } from './approval-due.ts';
import type {
  ApprovalAssigned,
  ApprovalGiven,
  ApprovalsEnded,
  ApprovalsRequested,
} from './own-events.ts';

/** Asked anew: all roles decide again, and those no longer asked are gone. */
export function foldRequested(draft: WorldDraft, event: LogEvent<ApprovalsRequested>): void {
  const { needed, ...asked } = event.data;
  for (const { key } of draft.by(approvals, 'bySubject', asked.subject))
    draft.remove(approvals, key);
  const at = event.receivedAt;
  for (const each of needed)
    draft.put(approvals, {
      key: approvalKey(asked.subject, each.stage, each.role),
      ...asked,
      ...each,
      requestedAt: at,
      openedAt: null,
      dueAt: null,
      isOverdue: false,
      assignee: null,
      decision: 'pending',
      person: null,
      onBehalfOf: null,
      delegation: null,
      decidedAt: null,
      reason: null,
    });
  openNextStage(draft, asked.subject, at);
}

export function foldGiven(draft: WorldDraft, event: LogEvent<ApprovalGiven>): void {
  const { subject, approval: key, decision, onBehalfOf, delegation } = event.data;
  const approval = draft.get(approvals, key);
  if (!approval) return;
  draft.put(approvals, {
    ...approval,
    decision,
    person: event.actor,
    onBehalfOf,
    delegation,
    decidedAt: event.receivedAt,
    reason: event.reason,
  });
  openNextStage(draft, subject, event.receivedAt);
}

export function foldOverdue(draft: WorldDraft, event: LogEvent<ApprovalsEnded>): void {
  for (const approval of draft.by(approvals, 'bySubject', event.data.subject))
    if (isOpen(approval) && approval.dueAt! <= event.receivedAt)
      draft.put(approvals, { ...approval, isOverdue: true });
}

export function foldWithdrawn(draft: WorldDraft, event: LogEvent<ApprovalsEnded>): void {
  for (const approval of draft.by(approvals, 'bySubject', event.data.subject))
    if (approval.decision === 'pending')
      draft.put<Approval>(approvals, { ...approval, decision: 'withdrawn' });
}

export function foldAssigned(draft: WorldDraft, event: LogEvent<ApprovalAssigned>): void {
  const approval = draft.get(approvals, event.data.approval);
  if (approval) draft.put(approvals, { ...approval, assignee: event.data.person });
}

/** The clock of a stage begins when it is asked: when all before it have agreed. */
function openNextStage(draft: WorldDraft, subject: string, at: Instant): void {
  const asked = draft.by(approvals, 'bySubject', subject);
  if (asked.some(({ decision }) => decision === 'rejected')) return;
  const pending = asked.filter(({ decision }) => decision === 'pending');
  const next = Math.min(...pending.map(({ stage }) => stage));
  for (const approval of pending)
    if (approval.stage === next && approval.openedAt === null) {
      const dueAt = approvalDue(at, approval.dueMinutes, approval.decideByAt);
      draft.put(approvals, { ...approval, openedAt: at, dueAt });
    }
}
