import type { Actor, OwnEvent, WorldView } from '#engine/kernel';
import { accept, refuse, type Refusal, type Result } from '#shared/vocabulary';
import { whoMay } from './approver-names.ts';
import { approvals, type Approval } from './approval.collection.ts';
import { APPROVAL_GIVEN, type ApprovalGiven } from './own-events.ts';

/**
 * Somebody says yes or no to a subject, in the role that is theirs. Nobody decides what they asked for: that is code
 * and no policy, so that no published version can allow it.
 */
export function decideApproval(
  world: WorldView,
  subject: string,
  decision: ApprovalGiven['decision'],
  actor: Actor,
): Result<OwnEvent<ApprovalGiven>> {
  const asked = world.by(approvals, 'bySubject', subject);
  const refused = refusalFor(asked, actor);
  if (refused) return { ok: false, refusal: refused };
  const { role } = asked.find((approval) => isMine(approval, actor))!;
  return accept({
    type: APPROVAL_GIVEN,
    subject,
    correlationId: subject,
    data: { subject, role, decision },
  });
}

/** Why this person cannot decide now, as the card says it; null when they can. */
export function whyCannotApprove(world: WorldView, subject: string, actor: Actor): string | null {
  const asked = world.by(approvals, 'bySubject', subject);
  const refused = refusalFor(asked, actor);
  if (!refused) return null;
  switch (refused.code) {
    case 'approval.own':
      return "You asked for this transfer, so you can't approve it.";
    case 'approval.decided':
      return 'You have decided already.';
    case 'approval.role':
      return `Needs an approver, ask ${toAsk(asked)}.`;
    default:
      return 'No approval is asked for.';
  }
}

function refusalFor(asked: readonly Approval[], actor: Actor): Refusal | null {
  const [first] = asked;
  const pending = asked.filter((approval) => approval.decision === 'pending');
  if (!first || (pending.length === 0 && !asked.some((approval) => approval.person === actor.id)))
    return refusal('approval.none', {});
  if (first.requestedBy === actor.id) return refusal('approval.own', { subject: first.subject });
  const decided = asked.find((approval) => approval.person === actor.id);
  if (decided) return refusal('approval.decided', { decision: decided.decision });
  if (!pending.some((approval) => isMine(approval, actor)))
    return refusal('approval.role', {
      role: actor.role,
      needed: pending.map((approval) => approval.role).join(', '),
      ask: toAsk(asked),
    });
  return null;
}

function isMine(approval: Approval, actor: Actor): boolean {
  return approval.decision === 'pending' && approval.role === actor.role;
}

/** Whom to ask, by name; by role where nobody here may. */
function toAsk(asked: readonly Approval[]): string {
  return asked
    .filter((approval) => approval.decision === 'pending')
    .map((approval) => whoMay(approval) ?? approval.role)
    .join(' or ');
}

function refusal(code: string, facts: Refusal['facts']): Refusal {
  return refuse(code, facts).refusal;
}
