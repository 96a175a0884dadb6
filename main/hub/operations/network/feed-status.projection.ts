import type { LogEvent, WorldDraft } from '#engine/kernel';
import { feedStatuses } from './feed-status.collection.ts';
import type { FeedSilent, FeedSpoke } from './own-events.ts';

/** A source fell silent: from its last good word on, what it said ages. */
export function foldSilent(draft: WorldDraft, event: LogEvent<FeedSilent>): void {
  const { source, lastGoodAt, cadenceMs } = event.data;
  draft.put(feedStatuses, {
    source,
    silentSince: lastGoodAt ?? event.occurredAt,
    cadenceMs,
    changedAt: event.receivedAt,
  });
}

export function foldSpoke(draft: WorldDraft, event: LogEvent<FeedSpoke>): void {
  const { source } = event.data;
  const known = draft.get(feedStatuses, source);
  if (known?.silentSince === null) return;
  draft.put(feedStatuses, {
    source,
    silentSince: null,
    cadenceMs: known?.cadenceMs ?? null,
    changedAt: event.receivedAt,
  });
}
