import type { LogEvent, WorldDraft } from '#engine/kernel';
import type { WindowEnded, WindowPlanned } from './own-events.ts';
import { windows, type PlannedWindow } from './window.collection.ts';

export function foldPlanned(draft: WorldDraft, event: LogEvent<WindowPlanned>): void {
  const { kind, scope, scopeKey, fromAt, untilAt, reason } = event.data;
  draft.put<PlannedWindow>(windows, {
    key: event.subject!,
    kind,
    scope,
    scopeKey,
    fromAt,
    untilAt,
    status: 'planned',
    reason,
    plannedBy: event.actor ?? 'hub',
    plannedAt: event.receivedAt,
    endedBy: null,
    endedAt: null,
  });
}

export function foldBegan(draft: WorldDraft, event: LogEvent): void {
  const known = draft.get(windows, event.subject!);
  if (known) draft.put<PlannedWindow>(windows, { ...known, status: 'running' });
}

export function foldEnded(draft: WorldDraft, event: LogEvent<WindowEnded>): void {
  const known = draft.get(windows, event.subject!);
  if (!known) return;
  draft.put<PlannedWindow>(windows, {
    ...known,
    status: known.status === 'planned' ? 'withdrawn' : 'over',
    endedBy: event.data.by === 'person' ? event.actor : null,
    endedAt: event.receivedAt,
  });
}
