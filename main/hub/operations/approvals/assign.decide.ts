import type { Actor, OwnEvent, WorldView } from '#engine/kernel';
import { EMBEDDED_PEOPLE, subjectNoun } from '#shared/protocol';
import { accept, refuse, type Instant, type Result } from '#shared/vocabulary';
import { approvals } from './approval.collection.ts';
import { nameOf } from './approver-names.ts';
import { claimedBy, mayTake } from './claim.ts';
import { APPROVAL_ASSIGNED, type ApprovalAssigned } from './own-events.ts';

/**
 * Gives an approval to one of those who may decide it, or to nobody. Only they and a manager do; what somebody else has
 * taken on is for that one or a manager to give away. Who shaped the subject gets it from nobody.
 */
export function assignApproval(
  world: WorldView,
  key: string,
  person: string | null,
  { actor, now }: { actor: Actor; now: Instant },
): Result<OwnEvent<ApprovalAssigned>> {
  const approval = world.get(approvals, key);
  if (!approval) return refuse('task.unknown', { task: key }, 'task');
  if (approval.decision !== 'pending') return refuse('task.done', { task: key });
  if (approval.authors.includes(actor.id))
    return refuse('approval.own', {
      subject: approval.subject,
      noun: subjectNoun(approval.subject),
    });
  const isManager = actor.role === 'manager';
  if (!isManager && !mayTake(world, approval, actor, now))
    return refuse('task.notYours', { role: approval.role });
  if (approval.assignee === person)
    return refuse('task.sameAssignee', { to: person === null ? null : nameOf(person) });
  const claimed = claimedBy(world, approval, now);
  if (claimed !== null && claimed !== actor.id && !isManager)
    return refuse('approval.claimed', { by: nameOf(claimed) });
  if (person !== null) {
    const to = EMBEDDED_PEOPLE.find(({ id }) => id === person);
    if (!to) return refuse('access.person', { person }, 'person');
    if (approval.authors.includes(person))
      return refuse('task.author', { to: to.name, subject: approval.subject }, 'person');
    if (!mayTake(world, approval, to, now))
      return refuse('task.role', { to: to.name, role: approval.role }, 'person');
  }
  const { subject } = approval;
  const data: ApprovalAssigned = { subject, approval: key, person };
  return accept({ type: APPROVAL_ASSIGNED, subject, correlationId: subject, data });
}
