/**
 * What a grid reads: entities by id, and word of which changed. The live store is one; a fixed list is another
 * (`fixedSource`). `get` gives undefined once an entity is gone.
 */
export interface EntitySource<Row> {
  get(id: string): Row | undefined;
  ids(): Iterable<string>;
  /** Calls back after entities changed or went; may call for many at once. Returns what ends it. */
  subscribe(listener: EntityListener): () => void;
}

/** The rows of some ids, without those that are gone. */
export function rowsOf<Row>(
  source: Pick<EntitySource<Row>, 'get'>,
  ids: readonly string[],
): NonNullable<Row>[] {
  return ids.map((id) => source.get(id)).filter((row) => row !== undefined && row !== null);
}

export type EntityListener = (changedIds: Iterable<string>, removedIds: Iterable<string>) => void;

/** A source whose rows are replaced as a whole: query results, panels, galleries. */
export interface FixedSource<Row> extends EntitySource<Row> {
  replace(rows: Iterable<Row>): void;
}

/** A source over a list; `replace` tells listeners what came, changed and went. */
export function fixedSource<Row>(
  rows: Iterable<Row>,
  idOf: (row: Row) => string,
): FixedSource<Row> {
  let byId = new Map<string, Row>();
  const listeners = new Set<EntityListener>();
  for (const row of rows) byId.set(idOf(row), row);
  return {
    get: (id) => byId.get(id),
    ids: () => byId.keys(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replace(next) {
      const before = byId;
      byId = new Map();
      for (const row of next) byId.set(idOf(row), row);
      const changed = [...byId].filter(([id, row]) => before.get(id) !== row).map(([id]) => id);
      const removed = [...before.keys()].filter((id) => !byId.has(id));
      for (const listener of listeners) listener(changed, removed);
    },
  };
}
