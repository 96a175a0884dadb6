import type { LogEvent, WorldDraft } from '#engine/kernel';
import { nameBecameKnown, noteName } from './known-names.ts';
import type { NameMatched, NameUnknown } from './own-events.ts';
import { nameKey, nameMatches } from './unknown-name.collection.ts';

/** A connector met a name that it could not read. */
export function foldNameUnknown(draft: WorldDraft, event: LogEvent<NameUnknown>): void {
  const { kind, name, about, value = null } = event.data;
  noteName(draft, event, kind, name, about, value);
}

/** A person said what a name means; from here on documents that use it go through. */
export function foldNameMatched(draft: WorldDraft, event: LogEvent<NameMatched>): void {
  const { kind, name, means } = event.data;
  draft.put(nameMatches, {
    key: nameKey(kind, name),
    kind,
    name,
    means,
    matchedAt: event.receivedAt,
    matchedBy: event.actor ?? 'hub',
  });
  nameBecameKnown(draft, kind, name);
}
