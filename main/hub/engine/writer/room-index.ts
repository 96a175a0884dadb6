import type {
  Collection,
  Decide,
  Evolve,
  OnTimer,
  Query,
  React,
  Room,
  View,
  Watch,
  Watcher,
} from '#engine/kernel';
import { assert } from '#shared/vocabulary';

/** What all rooms gave, by the names under which the writer looks for it. Rooms keep their order. */
export interface RoomIndex {
  collections: readonly Collection<object>[];
  evolve: ReadonlyMap<string, readonly Evolve[]>;
  react: ReadonlyMap<string, readonly React[]>;
  decide: ReadonlyMap<string, Decide>;
  timers: ReadonlyMap<string, OnTimer>;
  queries: ReadonlyMap<string, Query>;
  watchers: ReadonlyMap<string, Watcher>;
  /** By collection: who looks again when a row of it changes. */
  watches: ReadonlyMap<string, readonly { watcher: Watcher; watch: Watch<object> }[]>;
  views: readonly View[];
}

/** Indexes the rooms; one name given twice (act, timer kind, request, watcher, view) is a bug. */
export function indexRooms(rooms: readonly Room[]): RoomIndex {
  const evolve = new Map<string, Evolve[]>();
  const react = new Map<string, React[]>();
  const decide = new Map<string, Decide>();
  const timers = new Map<string, OnTimer>();
  const queries = new Map<string, Query>();
  const watchers = new Map<string, Watcher>();
  const watches = new Map<string, { watcher: Watcher; watch: Watch<object> }[]>();
  for (const room of rooms) {
    for (const [type, one] of Object.entries(room.evolve)) append(evolve, type, one);
    for (const [type, one] of Object.entries(room.react ?? {})) append(react, type, one);
    for (const [name, one] of Object.entries(room.decide ?? {})) once(decide, name, one);
    for (const [kind, one] of Object.entries(room.timers ?? {})) once(timers, kind, one);
    for (const [name, one] of Object.entries(room.queries ?? {})) once(queries, name, one);
    for (const watcher of room.watchers ?? []) {
      once(watchers, watcher.name, watcher);
      for (const watch of watcher.watches as unknown as readonly Watch<object>[])
        append(watches, watch.collection.name, { watcher, watch });
    }
  }
  return {
    collections: rooms.flatMap((room) => room.collections) as unknown as Collection<object>[],
    evolve,
    react,
    decide,
    timers,
    queries,
    watchers,
    watches,
    views: rooms.flatMap((room) => room.views ?? []),
  };
}

function append<T>(lists: Map<string, T[]>, name: string, one: T): void {
  const list = lists.get(name);
  if (list) list.push(one);
  else lists.set(name, [one]);
}

function once<T>(map: Map<string, T>, name: string, one: T): void {
  assert(!map.has(name), `one room gives ${name}`);
  map.set(name, one);
}
