import type { Decision, DecisionContext, WorldView } from '#engine/kernel';
import { completed, type Act, type PolicyContent, type PolicyName } from '#shared/protocol';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { contentHash } from './content-hash.ts';
import { contentProblems } from './content-problems.ts';
import { backtests, drafts, type DraftRow } from './draft.collection.ts';
import {
  POLICY_DISCARDED,
  POLICY_DRAFTED,
  POLICY_PROPOSED,
  type PolicyDiscarded,
  type PolicyDrafted,
  type PolicyProposed,
} from './own-events.ts';
import { policyVersions, versionKey } from './policy.collection.ts';
import { personNamed } from './policy.view.ts';
import { POLICY_KINDS, wholeInForce } from './shipped.ts';

/** Begins a draft: of the version in force, or of an older one whose content shall come back. */
export function decideDraft(
  world: WorldView,
  act: Act<'policy.draft'>,
  context: DecisionContext,
): Decision {
  const { policy, restores } = act;
  if (world.get(drafts, policy)) return refuse('policy.draftThere', { policy });
  const inForce = wholeInForce(world, policy);
  const content = restores === null ? inForce.content : contentOf(world, policy, restores);
  if (!content) return refuse('policy.versionUnknown', { policy, version: restores }, 'restores');
  return drafted({ name: policy, content, basedOn: inForce.version, restores }, context);
}

/**
 * Writes another content into the draft that the person saw. What cannot be published is taken all the same and named
 * with the draft: half a sentence is how conditions are written. What was proposed of it before counts no more.
 */
export function decideEdit(
  world: WorldView,
  act: Act<'policy.edit'>,
  context: DecisionContext,
): Decision {
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  const { name, basedOn, restores } = found.value;
  const content = act.content as PolicyContent;
  if (contentHash(content) === contentHash(found.value.content))
    return refuse('policy.sameContent', { policy: name });
  return drafted({ name, content, basedOn, restores }, context);
}

export function decideDiscard(world: WorldView, act: Act<'policy.discard'>): Decision {
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  const data: PolicyDiscarded = { name: act.policy };
  return accept({ events: [{ type: POLICY_DISCARDED, subject: act.policy, data }] });
}

/**
 * Asks for a second person. Refused while the content has problems, while it changes nothing, and without a back-test of
 * exactly this content unless the person says why it goes without.
 */
export function decidePropose(world: WorldView, act: Act<'policy.propose'>): Decision {
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  const draft = found.value;
  const refused = whyNotReady(world, draft);
  if (refused) return refused;
  const isTested = backtestOf(world, draft) !== null;
  if (!isTested && act.withoutBacktest === undefined)
    return refuse('policy.noBacktest', { policy: draft.name }, 'withoutBacktest');
  const data: PolicyProposed = {
    name: draft.name,
    revision: draft.revision,
    withoutBacktest: isTested ? null : (act.withoutBacktest ?? null),
  };
  return accept({ events: [{ type: POLICY_PROPOSED, subject: draft.name, data }] });
}

/** Why a draft can be neither proposed nor published as it stands; null when it can. */
export function whyNotReady(world: WorldView, draft: DraftRow): ReturnType<typeof refuse> | null {
  const inForce = wholeInForce(world, draft.name);
  if (draft.basedOn !== inForce.version)
    return refuse('policy.overtaken', { policy: draft.name, version: inForce.version });
  const [problem, ...more] = contentProblems(draft.name, draft.content);
  if (problem)
    return refuse('policy.invalid', {
      policy: draft.name,
      path: problem.path,
      problem: problem.problem,
      more: more.length,
    });
  if (contentHash(draft.content) === contentHash(inForce.content))
    return refuse('policy.changesNothing', { policy: draft.name, version: inForce.version });
  return null;
}

/** The draft, if it is still what the person saw. */
export function seenAsItIs(
  world: WorldView,
  { policy, seen }: { policy: PolicyName; seen: number },
): Result<DraftRow> {
  const draft = world.get(drafts, policy);
  if (!draft) return refuse('policy.noDraft', { policy });
  if (draft.revision === seen) return accept(draft);
  const { revision, changedBy } = draft;
  return refuse('policy.draftChanged', { policy, seen, revision, by: personNamed(changedBy) });
}

/** The back-test of exactly what the draft says, against the version that is in force; null when there is none. */
export function backtestOf(world: WorldView, draft: DraftRow) {
  const row = world.get(backtests, draft.name);
  const isOfIt =
    row?.contentHash === contentHash(draft.content) && row.backtest.against === draft.basedOn;
  return isOfIt ? row.backtest : null;
}

function contentOf(world: WorldView, policy: PolicyName, version: number): PolicyContent | null {
  const inForce = wholeInForce(world, policy);
  if (version === inForce.version) return inForce.content;
  const row = world.get(policyVersions, versionKey(policy, version));
  const { shipped } = POLICY_KINDS[policy];
  if (row) return completed(shipped, row.content);
  return version === 1 ? shipped : null;
}

/**
 * A content of a draft, under a number that no other has, of whatever draft: one that was thrown away and begun anew is
 * not taken for the one that a second person read.
 */
function drafted(told: Omit<PolicyDrafted, 'revision'>, { mint }: DecisionContext): Decision {
  const data: PolicyDrafted = { ...told, revision: Number(mint('DRF').slice('DRF-'.length)) };
  return accept({ events: [{ type: POLICY_DRAFTED, subject: data.name, data }] });
}
