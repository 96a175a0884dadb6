import type { Actor, Decision, DecisionContext, WorldView } from '#engine/kernel';
import type { Act } from '#shared/protocol';
import { accept, refuse } from '#shared/vocabulary';
import { backtestOf, seenAsItIs, whyNotReady } from './draft.decide.ts';
import type { DraftRow } from './draft.collection.ts';
import { POLICY_PUBLISHED, type PolicyPublished } from './own-events.ts';

/**
 * The second person brings a proposed draft into force, as the next version. Nobody who wrote in it or proposed it may:
 * that is code and no policy, so that no published version can allow it.
 */
export function decidePublish(
  world: WorldView,
  act: Act<'policy.publish'>,
  context: DecisionContext,
): Decision {
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  const draft = found.value;
  const refused = refusalFor(draft, context.actor) ?? whyNotReady(world, draft);
  if (refused) return refused;
  const backtest = backtestOf(world, draft);
  // The back-test that was proposed with it may be of a log long past, and another draft's since.
  if (backtest === null && draft.withoutBacktest === null)
    return refuse('policy.noBacktest', { policy: draft.name });
  const data: PolicyPublished = {
    name: draft.name,
    version: draft.basedOn + 1,
    content: draft.content,
    proposedBy: draft.proposedBy!,
    restores: draft.restores,
    backtest: backtest?.inputsHash ?? null,
    withoutBacktest: draft.withoutBacktest,
  };
  return accept({ events: [{ type: POLICY_PUBLISHED, subject: draft.name, data }] });
}

/** Why this person cannot publish the draft, in words; null when they can. */
export function whyCannotPublish(draft: DraftRow, actor: Actor): string | null {
  const refused = refusalFor(draft, actor);
  if (refused === null) return null;
  return refused.refusal.code === 'policy.own'
    ? 'You wrote or proposed this draft, so a second person publishes it.'
    : 'Nobody has proposed it yet.';
}

function refusalFor(draft: DraftRow, actor: Actor): ReturnType<typeof refuse> | null {
  if (draft.proposedBy === actor.id || draft.editors.includes(actor.id))
    return refuse('policy.own', { policy: draft.name });
  if (draft.proposedBy === null) return refuse('policy.notProposed', { policy: draft.name });
  return null;
}
