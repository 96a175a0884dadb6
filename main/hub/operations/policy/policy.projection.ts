import type { LogEvent, WorldDraft } from '#engine/kernel';
import { policies, policyVersions, versionKey } from './policy.collection.ts';
import { backtests, drafts } from './draft.collection.ts';
import type {
  PolicyBacktested,
  PolicyDiscarded,
  PolicyDrafted,
  PolicyProposed,
  PolicyPublished,
} from './own-events.ts';

/** A later version replaces an earlier one; publishing the same again changes nothing. What was drafted is over. */
export function foldPublished(draft: WorldDraft, event: LogEvent<PolicyPublished>): void {
  const { name, version, content } = event.data;
  const row = {
    name,
    version,
    content,
    publishedAt: event.receivedAt,
    publishedBy: event.actor ?? 'hub',
  };
  draft.put(policyVersions, {
    ...row,
    key: versionKey(name, version),
    proposedBy: event.data.proposedBy ?? null,
    reason: draft.get(drafts, name)?.reason ?? event.reason,
    restores: event.data.restores ?? null,
    backtest: event.data.backtest ?? null,
    withoutBacktest: event.data.withoutBacktest ?? null,
  });
  draft.remove(drafts, name);
  const known = draft.get(policies, name);
  if (!known || known.version < version) draft.put(policies, row);
}

export function foldDrafted(draft: WorldDraft, event: LogEvent<PolicyDrafted>): void {
  const { name, content, basedOn, restores, revision } = event.data;
  const by = event.actor ?? 'hub';
  const known = draft.get(drafts, name);
  draft.put(drafts, {
    name,
    content,
    basedOn,
    revision,
    editors: [...new Set([...(known?.editors ?? []), by])],
    changedAt: event.receivedAt,
    changedBy: by,
    restores,
    proposedBy: null,
    proposedAt: null,
    reason: null,
    withoutBacktest: null,
  });
}

export function foldDiscarded(draft: WorldDraft, event: LogEvent<PolicyDiscarded>): void {
  draft.remove(drafts, event.data.name);
}

export function foldProposed(draft: WorldDraft, event: LogEvent<PolicyProposed>): void {
  const known = draft.get(drafts, event.data.name);
  if (known?.revision !== event.data.revision) return;
  draft.put(drafts, {
    ...known,
    proposedBy: event.actor ?? 'hub',
    proposedAt: event.receivedAt,
    reason: event.reason,
    withoutBacktest: event.data.withoutBacktest,
  });
}

export function foldBacktested(draft: WorldDraft, event: LogEvent<PolicyBacktested>): void {
  const { name, backtest } = event.data;
  // One of an older engine is another comparison: its draft is held against the past anew.
  if (!('flipCounts' in backtest.result)) return;
  const { contentHash, inputsHash } = backtest;
  draft.put(backtests, { name, contentHash, inputsHash, backtest });
}
