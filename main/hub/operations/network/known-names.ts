import type { LogEvent, WorldDraft, WorldView } from '#engine/kernel';
import { items } from './item.collection.ts';
import { partners } from './partner.collection.ts';
import { sites } from './site.collection.ts';
import { nameKey, nameMatches, unknownNames, type NamedKind } from './unknown-name.collection.ts';

/**
 * What a name of a document means: a key of the master data itself, an alias that a partner publishes, or what a
 * person said. Null when nobody knows.
 */
export function meaningOf(world: WorldView, kind: NamedKind, name: string): string | null {
  if (isMaster(world, kind, name)) return name;
  if (kind === 'partner') {
    const [partner] = world.by(partners, 'byAlias', name);
    if (partner) return partner.gln;
  }
  return world.get(nameMatches, nameKey(kind, name))?.means ?? null;
}

/** Whether the master data has this key. */
export function isMaster(world: WorldView, kind: NamedKind, key: string): boolean {
  if (kind === 'site') return world.get(sites, key) !== undefined;
  if (kind === 'item') return world.get(items, key) !== undefined;
  return world.get(partners, key) !== undefined;
}

/**
 * Remembers that an event used a key that the master data does not have. Projections call it when they make a row,
 * not at each event: a row is made once, and events are many.
 */
export function noteName(
  draft: WorldDraft,
  event: LogEvent,
  kind: NamedKind,
  name: string,
  about: string,
): void {
  if (meaningOf(draft, kind, name) !== null) return;
  const key = nameKey(kind, name);
  const known = draft.get(unknownNames, key);
  const at = event.receivedAt;
  draft.put(
    unknownNames,
    known
      ? { ...known, lastSeenAt: at, count: known.count + 1 }
      : { key, kind, name, source: event.source, about, firstSeenAt: at, lastSeenAt: at, count: 1 },
  );
}

/** Forgets an unknown name once it is known. */
export function nameBecameKnown(draft: WorldDraft, kind: NamedKind, name: string): void {
  draft.remove(unknownNames, nameKey(kind, name));
}
