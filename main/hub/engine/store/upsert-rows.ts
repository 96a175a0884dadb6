import { assert } from '#shared/vocabulary';
import { columnArray } from './column-array.ts';
import { quoteName, sqlTypes, type Cell, type Column } from './column-type.ts';
import type { Write } from './write.ts';

/** A table of state rows, with the columns of its primary key. Declare it once: its statements are kept by identity. */
export interface RowTable {
  /** `schema.table`. */
  name: string;
  columns: readonly Column[];
  key: readonly string[];
}

interface Statements {
  upsert: { name: string; text: string };
  remove: { name: string; text: string };
}

const statements = new WeakMap<RowTable, Statements>();
let named = 0;

/**
 * Inserts rows or replaces those of the same key, one statement for all: an array of each column, in binary. Cells
 * stand in the order of the table's columns; a key may come once (the caller has coalesced). Merging from a temporary
 * table filled by COPY was slower at every size up to 20,000 rows.
 */
export function upsertRows(table: RowTable, rows: readonly (readonly Cell[])[]): Write {
  return { ...statementsOf(table).upsert, parameters: arraysOf(table.columns, rows) };
}

/** Deletes the rows of these keys; cells stand in the order of the table's key. Keys that are not there are no error. */
export function deleteRows(table: RowTable, keys: readonly (readonly Cell[])[]): Write {
  return { ...statementsOf(table).remove, parameters: arraysOf(keyColumns(table), keys) };
}

function arraysOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Buffer[] {
  return columns.map((column, i) =>
    columnArray(
      column.type,
      rows.map((row) => row[i]),
    ),
  );
}

function statementsOf(table: RowTable): Statements {
  let made = statements.get(table);
  if (!made) {
    const number = ++named;
    made = {
      upsert: { name: `upsert-${number}`, text: upsertText(table) },
      remove: { name: `delete-${number}`, text: deleteText(table) },
    };
    statements.set(table, made);
  }
  return made;
}

function upsertText(table: RowTable): string {
  const key = table.key.map(quoteName).join(', ');
  const names = table.columns.map((column) => quoteName(column.name)).join(', ');
  const changes = table.columns
    .filter((column) => !table.key.includes(column.name))
    .map(({ name }) => `${quoteName(name)} = excluded.${quoteName(name)}`);
  const act = changes.length === 0 ? 'do nothing' : `do update set ${changes.join(', ')}`;
  return (
    `insert into ${quoteName(table.name)} (${names}) ` +
    `select * from unnest(${arrays(table.columns)}) on conflict (${key}) ${act}`
  );
}

function deleteText(table: RowTable): string {
  const key = table.key.map(quoteName).join(', ');
  return (
    `delete from ${quoteName(table.name)} where (${key}) in ` +
    `(select * from unnest(${arrays(keyColumns(table))}))`
  );
}

function keyColumns(table: RowTable): readonly Column[] {
  return table.key.map((name) => {
    const column = table.columns.find((candidate) => candidate.name === name);
    assert(column, `the key column ${name} is a column of ${table.name}`);
    return column;
  });
}

function arrays(columns: readonly Column[]): string {
  return columns.map((column, i) => `$${i + 1}::${sqlTypes[column.type].name}[]`).join(', ');
}
