import type { Actor, WorldView } from '#engine/kernel';
import { EMBEDDED_PEOPLE, subjectNoun } from '#shared/protocol';
import { refuse, type Instant, type Refusal, type Result } from '#shared/vocabulary';
import type { Approval } from './approval.collection.ts';
import { approvals, isOpen } from './approval.collection.ts';
import { nameOf, whoMay } from './approver-names.ts';
import { claimedBy } from './claim.ts';
import { delegationsTo, delegationState, type Delegation } from './delegation.collection.ts';

/** By what right somebody decides an approval: in their own role, or by a delegation of somebody who has it. */
export interface Voice {
  approval: Approval;
  delegation: Delegation | null;
}

/**
 * Which approval of a subject a person may decide now, and in whose name; else why they may not. Nobody decides what they
 * have shaped, nobody decides twice in any name, and nobody lends their word to those who asked: that is code and no
 * policy, so that no published version can allow it.
 */
export function voiceOf(
  world: WorldView,
  subject: string,
  actor: Actor,
  now: Instant,
): Result<Voice> {
  const asked = world.by(approvals, 'bySubject', subject);
  const pending = asked.filter((approval) => approval.decision === 'pending');
  const spoken = asked.find(({ person, onBehalfOf }) => [person, onBehalfOf].includes(actor.id));
  const [first] = asked;
  if (!first || (pending.length === 0 && !spoken)) return refuse('approval.none', { subject });
  if (first.authors.includes(actor.id))
    return refuse('approval.own', { subject, noun: subjectNoun(subject) });
  if (spoken)
    return spoken.person === actor.id
      ? refuse('approval.decided', { decision: spoken.decision })
      : refuse('approval.decidedForYou', { by: nameOf(spoken.person!), decision: spoken.decision });
  let refused: Refusal | null = null;
  for (const approval of pending) {
    const voice = voiceFor(world, asked, approval, actor, now);
    if (voice?.ok) return voice;
    refused ??= voice?.refusal ?? null;
  }
  return refused
    ? { ok: false, refusal: refused }
    : refuse('approval.role', {
        role: actor.role,
        needed: pending.map(({ role }) => role).join(', '),
        ask: toAsk(pending),
      });
}

/** Null when neither the person's role nor a delegation has anything to do with it. */
function voiceFor(
  world: WorldView,
  asked: readonly Approval[],
  approval: Approval,
  actor: Actor,
  now: Instant,
): Result<Voice> | null {
  if (approval.role === actor.role)
    return inTurn(world, asked, { approval, delegation: null }, actor, now);
  const lent = delegationsTo(world, actor.id, approval.role, now);
  let refused: Result<Voice> | null = null;
  for (const delegation of lent) {
    const unfit = whyUnfit(asked, approval, delegation, now);
    if (!unfit) return inTurn(world, asked, { approval, delegation }, actor, now);
    refused ??= { ok: false, refusal: unfit };
  }
  return refused;
}

function whyUnfit(
  asked: readonly Approval[],
  { authors, role, subject }: Approval,
  delegation: Delegation,
  now: Instant,
): Refusal | null {
  const facts = {
    of: nameOf(delegation.of),
    delegation: delegation.id,
    noun: subjectNoun(subject),
  };
  const state = delegationState(delegation, now);
  if (state === 'ahead')
    return refuse('delegation.ahead', { ...facts, fromAt: delegation.fromAt }).refusal;
  if (state !== 'inForce')
    return refuse('delegation.over', { ...facts, untilAt: delegation.untilAt }).refusal;
  if (EMBEDDED_PEOPLE.find(({ id }) => id === delegation.of)?.role !== role)
    return refuse('delegation.roleLost', { ...facts, role }).refusal;
  if (authors.includes(delegation.of)) return refuse('approval.ownDelegated', facts).refusal;
  const spoken = asked.some(({ person, onBehalfOf }) =>
    [person, onBehalfOf].includes(delegation.of),
  );
  return spoken ? refuse('approval.decidedByThem', facts).refusal : null;
}

/** It is this one's turn, and nobody else has taken it on. */
function inTurn(
  world: WorldView,
  asked: readonly Approval[],
  voice: Voice,
  actor: Actor,
  now: Instant,
): Result<Voice> {
  const { approval, delegation } = voice;
  if (!isOpen(approval)) {
    const before = asked.filter(
      ({ stage, decision }) => stage < approval.stage && decision === 'pending',
    );
    return refuse('approval.notYet', { after: before.map(({ role }) => role).join(' and ') });
  }
  const claimed = claimedBy(world, approval, now);
  if (claimed !== null && claimed !== actor.id && claimed !== delegation?.of)
    return refuse('approval.claimed', { by: nameOf(claimed) });
  return { ok: true, value: voice };
}

/** Whom to ask, by name; by role where nobody here may. */
export function toAsk(pending: readonly Approval[]): string {
  return pending.map((approval) => whoMay(approval) ?? approval.role).join(' or ');
}
