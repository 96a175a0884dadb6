import { columnName, type Collection } from '#engine/kernel';
import type { Cell, Column, RowTable } from '#engine/store';
import { assert } from '#shared/vocabulary';

/** How a collection's rows are written: its table, its history, and the cells of a row in the order of both. */
export interface StateTable {
  table: RowTable;
  /** Columns of `<table>_history` when each change is kept. */
  history: { name: string; columns: readonly Column[] } | null;
  /** The cells of a row, the key first. */
  cells(key: string, row: object): Cell[];
}

/** Before the row's own columns in a history: which log row made it, when that happened and when the hub knew. */
export const HISTORY_COLUMNS: readonly Column[] = [
  { name: 'log_seq', type: 'int8' },
  { name: 'log_occurred_at', type: 'instant' },
  { name: 'log_known_at', type: 'instant' },
  { name: 'log_removed', type: 'bool' },
];

const KEY: Column = { name: 'key', type: 'text' };

const made = new WeakMap<object, StateTable>();

/** The state table of a collection, made once. */
export function stateTable(collection: Collection<object>): StateTable {
  let table = made.get(collection);
  if (!table) made.set(collection, (table = make(collection)));
  return table;
}

/** The row's properties that have a column of their own; a property `key` is the key column itself. */
export function ownProperties(collection: Collection<object>): string[] {
  return Object.keys(collection.columns).filter((property) => property !== 'key');
}

function make(collection: Collection<object>): StateTable {
  const properties = ownProperties(collection);
  const specs = collection.columns as Record<string, Column>;
  const own = properties.map((property) => ({
    name: columnName(property),
    type: specs[property]!.type,
  }));
  assert(
    new Set(own.map((column) => column.name)).size === own.length,
    `the columns of ${collection.name} have names of their own`,
  );
  return {
    table: { name: collection.name, columns: [KEY, ...own], key: ['key'] },
    history: collection.history
      ? { name: `${collection.name}_history`, columns: [KEY, ...HISTORY_COLUMNS, ...own] }
      : null,
    cells: (key, row) => [
      key,
      ...properties.map((property) => (row as Record<string, Cell>)[property]),
    ],
  };
}
