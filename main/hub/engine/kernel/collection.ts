/** PostgreSQL types that state rows are made of. `instant` is timestamptz, carried as ISO text; `json` is jsonb. */
export type ColumnType = 'text' | 'int4' | 'int8' | 'float8' | 'bool' | 'instant' | 'json';

export interface ColumnSpec {
  type: ColumnType;
  nullable?: true;
  /** True of a value that no event carries: folding the log anew does not give it. */
  unlogged?: true;
}

/**
 * A set of state rows of one shape: a table in PostgreSQL, a map in memory. Rows are values: a change is a new row.
 * `Row` properties are camelCase, their columns the same words in snake_case, beside the primary key `key`.
 */
export interface Collection<Row extends object> {
  /** `<room>.<noun>`: schema and table, `stock.position`. */
  name: string;
  key(row: Row): string;
  columns: { [Property in keyof Row & string]: ColumnSpec };
  /** Whether each change is kept for time travel, in `<table>_history`, with both times. */
  history: boolean;
  /**
   * For hundreds of thousands of rows that name few things: in memory they are columns of numbers and not objects, a
   * quarter of their size; a read makes a row. The two properties of text whose values, joined by a slash, are the key.
   */
  packed?: readonly [keyof Row & string, keyof Row & string];
  /** Secondary indexes in memory: from a row to the values it is found under. */
  indexes: { [index: string]: (row: Row) => string | readonly string[] | null };
}

/** Declares a collection; see {@link Collection}. */
export function defineCollection<Row extends object>(
  spec: Omit<Collection<Row>, 'indexes' | 'history'> &
    Partial<Pick<Collection<Row>, 'indexes' | 'history'>>,
): Collection<Row> {
  return { indexes: {}, history: false, ...spec };
}

/** The column name of a property: `onHandQuantity` → `on_hand_quantity`. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
