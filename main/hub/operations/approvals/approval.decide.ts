import type { Actor, OwnEvent, WorldView } from '#engine/kernel';
import { accept, refuse, type Instant, type Refusal, type Result } from '#shared/vocabulary';
import { APPROVAL_GIVEN, type ApprovalGiven } from './own-events.ts';
import { voiceOf } from './voice.ts';

/** What somebody says to a subject. */
export interface Verdict {
  subject: string;
  decision: ApprovalGiven['decision'];
  /** The content that they looked at: an answer to something else is none. */
  hash: string;
}

/** Somebody says yes or no to what they have seen, in the role that is theirs or was lent to them. */
export function decideApproval(
  world: WorldView,
  { subject, decision, hash }: Verdict,
  { actor, now }: { actor: Actor; now: Instant },
): Result<OwnEvent<ApprovalGiven>> {
  const voice = voiceOf(world, subject, actor, now);
  if (!voice.ok) return voice;
  const { approval, delegation } = voice.value;
  if (hash !== approval.hash)
    return refuse('approval.otherContent', { subject, seen: hash.slice(0, 12) });
  return accept({
    type: APPROVAL_GIVEN,
    subject,
    correlationId: subject,
    data: {
      subject,
      approval: approval.key,
      role: approval.role,
      decision,
      policy: approval.policy,
      hash: approval.hash,
      onBehalfOf: delegation?.of ?? null,
      delegation: delegation?.id ?? null,
    },
  });
}

/** Why this person cannot decide now, as the card says it; null when they can. */
export function whyCannotApprove(
  world: WorldView,
  subject: string,
  actor: Actor,
  now: Instant,
): string | null {
  const voice = voiceOf(world, subject, actor, now);
  return voice.ok ? null : cannotWords(voice.refusal);
}

/** In whose name this person would decide; null for their own, or when they cannot. */
export function wouldSpeakFor(
  world: WorldView,
  subject: string,
  actor: Actor,
  now: Instant,
): string | null {
  const voice = voiceOf(world, subject, actor, now);
  return voice.ok ? (voice.value.delegation?.of ?? null) : null;
}

function cannotWords({ code, facts }: Refusal): string {
  switch (code) {
    case 'approval.own':
      return `You asked for this ${said(facts['noun'])}, so you can't approve it.`;
    case 'approval.ownDelegated':
      return `${said(facts['of'])} asked for this ${said(facts['noun'])}, so you can't approve it on their behalf.`;
    case 'approval.decided':
      return 'You have decided already.';
    case 'approval.decidedForYou':
      return `${said(facts['by'])} has decided on your behalf.`;
    case 'approval.decidedByThem':
      return `${said(facts['of'])} has decided already.`;
    case 'approval.notYet':
      return `Comes after ${said(facts['after'])}.`;
    case 'approval.claimed':
      return `${said(facts['by'])} has taken it on.`;
    case 'approval.role':
      return `Needs an approver, ask ${said(facts['ask'])}.`;
    case 'delegation.ahead':
      return `You speak for ${said(facts['of'])} later.`;
    case 'delegation.over':
      return `You speak for ${said(facts['of'])} no more.`;
    case 'delegation.roleLost':
      return `${said(facts['of'])} has another role now.`;
    default:
      return 'No approval is asked for.';
  }
}

function said(fact: Refusal['facts'][string] | undefined): string {
  return String(fact ?? '');
}
