import type { LogEvent, WorldDraft } from '#engine/kernel';
import { approvalKey, approvals, type Approval } from './approval.collection.ts';
import type { ApprovalGiven, ApprovalsEnded, ApprovalsRequested } from './own-events.ts';

/** Asked anew: all roles decide again, and those no longer asked are gone. */
export function foldRequested(draft: WorldDraft, event: LogEvent<ApprovalsRequested>): void {
  const { subject, policy, requestedBy, dueAt, needed } = event.data;
  for (const { key } of draft.by(approvals, 'bySubject', subject)) draft.remove(approvals, key);
  for (const { role, why } of needed)
    draft.put(approvals, {
      key: approvalKey(subject, role),
      subject,
      role,
      why,
      policy,
      requestedBy,
      requestedAt: event.receivedAt,
      dueAt,
      isOverdue: false,
      decision: 'pending',
      person: null,
      decidedAt: null,
      reason: null,
    });
}

export function foldGiven(draft: WorldDraft, event: LogEvent<ApprovalGiven>): void {
  const { subject, role, decision } = event.data;
  const approval = draft.get(approvals, approvalKey(subject, role));
  if (!approval) return;
  draft.put(approvals, {
    ...approval,
    decision,
    person: event.actor,
    decidedAt: event.receivedAt,
    reason: event.reason,
  });
}

export function foldOverdue(draft: WorldDraft, event: LogEvent<ApprovalsEnded>): void {
  for (const approval of draft.by(approvals, 'bySubject', event.data.subject))
    if (approval.decision === 'pending') draft.put(approvals, { ...approval, isOverdue: true });
}

export function foldWithdrawn(draft: WorldDraft, event: LogEvent<ApprovalsEnded>): void {
  for (const approval of draft.by(approvals, 'bySubject', event.data.subject))
    if (approval.decision === 'pending')
      draft.put<Approval>(approvals, { ...approval, decision: 'withdrawn' });
}
