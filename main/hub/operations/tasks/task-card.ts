import { mayRead } from '#engine/access';
import type { QueryContext } from '#engine/kernel';
import {
  approvalsOf,
  approvalViews,
  approverName,
  whyCannotApprove,
  wouldSpeakFor,
  type AskedKind,
} from '#operations/approvals';
import { policyDecisions } from '#operations/policy';
import type { TaskCard } from '#shared/protocol';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { findSubject, type FoundSubject } from './asked-subject.ts';

/**
 * All that an approver must see of a subject, of the kinds that are asked about; what has a card of its own has none here.
 * What only some may read is shown to those, and to who decides it in somebody's name.
 */
export function taskCard(kinds: readonly AskedKind[]) {
  return async (
    context: QueryContext,
    { subject }: { subject: string },
  ): Promise<Result<TaskCard>> => {
    const unknown = refuse('task.unknown', { task: subject }, 'subject');
    const found = findSubject(kinds, context.world, subject);
    if (!found?.kind.card) return unknown;
    const { seenWith, of } = found.kind.card;
    const decides = common(context, subject, found);
    const right = seenWith === null ? accept(null) : mayRead(context.actor, seenWith);
    if (!right.ok && decides.onBehalfOf === null) return right;
    const own = await of(context, subject);
    if (!own) return unknown;
    const { over, ...shown } = own;
    return accept({ ...decides, ...shown, cannotDecide: over ?? decides.cannotDecide });
  };
}

function common(
  { world, actor, now }: QueryContext,
  subject: string,
  { kind: { kind }, told: { title, currency } }: FoundSubject,
) {
  const decided = world.get(policyDecisions, subject);
  const [asked] = approvalsOf(world, subject);
  const of = wouldSpeakFor(world, subject, actor, now);
  return {
    key: subject,
    kind,
    title,
    currency,
    approvals: approvalViews(world, subject),
    policyDecision: decided
      ? { trace: decided.trace, outcome: decided.outcome, decidedAt: decided.decidedAt }
      : null,
    policy: decided?.trace.policy ?? asked?.policy ?? '',
    onBehalfOf: of === null ? null : approverName(of),
    cannotDecide: whyCannotApprove(world, subject, actor, now),
  };
}
