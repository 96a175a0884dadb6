import type { ColumnType as RowColumnType } from '#engine/kernel';

/**
 * Types that rows are written in. Those of state rows (`instant` is timestamptz from ISO text or ms, `json` is jsonb
 * from any JSON value), and for mechanism: `bytea` from bytes, `jsonText` is jsonb from a text that is JSON already.
 */
export type ColumnType = RowColumnType | 'bytea' | 'jsonText';

/** What a cell of each type is written from; null is written for null and for undefined. */
export type Cell = string | number | bigint | boolean | Uint8Array | object | null | undefined;

/** A column as it is written. */
export interface Column {
  name: string;
  type: ColumnType;
}

/** The SQL name of a type, and the object id of it and of its array, which the protocol wants (pg_type.dat). */
export const sqlTypes: Record<ColumnType, { name: string; oid: number }> = {
  bool: { name: 'bool', oid: 16 },
  bytea: { name: 'bytea', oid: 17 },
  int8: { name: 'int8', oid: 20 },
  int4: { name: 'int4', oid: 23 },
  text: { name: 'text', oid: 25 },
  float8: { name: 'float8', oid: 701 },
  instant: { name: 'timestamptz', oid: 1184 },
  json: { name: 'jsonb', oid: 3802 },
  jsonText: { name: 'jsonb', oid: 3802 },
};

/** Quotes a name for SQL; `schema.table` is quoted by parts. */
export function quoteName(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}
