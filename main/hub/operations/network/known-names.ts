import type { LogEvent, WorldDraft, WorldView } from '#engine/kernel';
import type { Money } from '#shared/vocabulary';
import { items } from './item.collection.ts';
import { partners } from './partner.collection.ts';
import { sites } from './site.collection.ts';
import {
  nameKey,
  nameMatches,
  unknownNames,
  type NamedKind,
  type UnknownName,
} from './unknown-name.collection.ts';

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
 * not at each event: a row is made once, and events are many. `value` is that of a document that waits for the name.
 */
export function noteName(
  draft: WorldDraft,
  event: LogEvent,
  kind: NamedKind,
  name: string,
  about: string,
  value: Money | null = null,
): void {
  if (meaningOf(draft, kind, name) !== null) return;
  const key = nameKey(kind, name);
  const known = draft.get(unknownNames, key);
  const at = event.receivedAt;
  draft.put(unknownNames, {
    ...(known ?? { key, kind, name, source: event.source, about, firstSeenAt: at }),
    ...together(known, value),
    lastSeenAt: at,
    count: (known?.count ?? 0) + 1,
  });
}

/** Worth together. What is in another currency than the first is not added: there is no rate to do it by. */
function together(
  known: UnknownName | undefined,
  value: Money | null,
): Pick<UnknownName, 'valueMinor' | 'currency'> {
  const { valueMinor = null, currency = null } = known ?? {};
  if (value === null || (currency !== null && currency !== value.currency))
    return { valueMinor, currency };
  return { valueMinor: (valueMinor ?? 0) + value.minor, currency: value.currency };
}

/** Forgets an unknown name once it is known. */
export function nameBecameKnown(draft: WorldDraft, kind: NamedKind, name: string): void {
  draft.remove(unknownNames, nameKey(kind, name));
}
