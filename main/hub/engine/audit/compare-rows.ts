import canonicalize from 'canonicalize';
import { columnName, type Collection, type ColumnSpec, type World } from '#engine/kernel';
import { fromMs } from '#shared/vocabulary';

/** A state row that is not what the log makes of it. */
export interface RowFinding {
  kind: 'row';
  table: string;
  key: string;
  what: string;
}

/**
 * Holds the rows of a collection as the store has them against those that were folded anew.
 * @returns how many there are in the store.
 */
export async function compareRows(
  folded: World,
  collection: Collection<object>,
  stored: AsyncIterable<readonly object[]>,
  tell: (finding: RowFinding) => void,
): Promise<number> {
  const say = (key: string, what: string): void =>
    tell({ kind: 'row', table: collection.name, key, what });
  const seen = new Set<string>();
  for await (const rows of stored) {
    for (const row of rows) {
      const key = collection.key(row);
      seen.add(key);
      const made = folded.get(collection, key);
      if (!made) {
        say(key, 'the log makes no such row');
        continue;
      }
      const differing = differingColumns(collection, row, made);
      if (differing.length > 0) say(key, `the log makes another ${differing.join(', ')}`);
    }
  }
  for (const row of folded.all(collection)) {
    const key = collection.key(row);
    if (!seen.has(key)) say(key, 'the row is missing');
  }
  return seen.size;
}

function differingColumns(collection: Collection<object>, a: object, b: object): string[] {
  return Object.entries(collection.columns as Record<string, ColumnSpec>)
    .filter(([, spec]) => spec.unlogged !== true)
    .filter(([property, spec]) => {
      const left = comparable((a as Record<string, unknown>)[property], spec);
      return left !== comparable((b as Record<string, unknown>)[property], spec);
    })
    .map(([property]) => columnName(property));
}

/** Values as the store gives them back: no undefined, instants in one shape, JSON without an order of keys. */
function comparable(value: unknown, spec: ColumnSpec): unknown {
  if (value === undefined || value === null) return null;
  if (spec.type === 'instant') return fromMs(Date.parse(value as string));
  if (spec.type === 'json') return canonicalize(JSON.parse(JSON.stringify(value)));
  return value;
}
