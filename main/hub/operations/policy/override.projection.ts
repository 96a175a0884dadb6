import type { LogEvent, WorldDraft } from '#engine/kernel';
import { overrides, type Override } from './override.collection.ts';
import type { AutomationPaused, OverrideEnded, OverrideProposed } from './own-events.ts';
import { automationPauses } from './pause.collection.ts';

export function foldOverrideProposed(draft: WorldDraft, event: LogEvent<OverrideProposed>): void {
  const { override, ...told } = event.data;
  draft.put(overrides, {
    key: override,
    ...told,
    reason: event.reason ?? '',
    status: 'proposed',
    proposedBy: event.actor ?? 'hub',
    proposedAt: event.receivedAt,
    confirmedBy: null,
    endedAt: null,
    endedBy: null,
  });
}

export function foldOverrideConfirmed(
  draft: WorldDraft,
  event: LogEvent<{ override: string }>,
): void {
  const known = draft.get(overrides, event.data.override);
  if (known)
    draft.put<Override>(overrides, { ...known, status: 'inForce', confirmedBy: event.actor });
}

export function foldOverrideEnded(draft: WorldDraft, event: LogEvent<OverrideEnded>): void {
  const known = draft.get(overrides, event.data.override);
  if (!known) return;
  draft.put<Override>(overrides, {
    ...known,
    status: event.data.as,
    endedAt: event.receivedAt,
    endedBy: event.actor,
  });
}

export function foldPaused(draft: WorldDraft, event: LogEvent<AutomationPaused>): void {
  const { site, until } = event.data;
  draft.put(automationPauses, {
    site,
    by: event.actor ?? 'hub',
    reason: event.reason ?? '',
    since: event.receivedAt,
    until,
  });
}

export function foldResumed(draft: WorldDraft, event: LogEvent<{ site: string }>): void {
  draft.remove(automationPauses, event.data.site);
}
