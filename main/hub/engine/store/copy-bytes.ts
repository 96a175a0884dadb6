import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { quoteName } from './column-type.ts';

/** A table on its way out: its bytes, and once they are read, how many rows they were. */
export interface CopyOut {
  chunks: AsyncIterable<Buffer>;
  rows(): number;
}

/** Reads a whole table as the bytes of a binary COPY. */
export function copyOut(client: ClientBase, table: string, columns: readonly string[]): CopyOut {
  const stream = client.query(copyTo(`copy ${target(table, columns)} to stdout (format binary)`));
  return { chunks: stream, rows: () => stream.rowCount ?? 0 };
}

/** Writes the bytes of a binary COPY into a table; columns whose numbers the database gives out keep those of the bytes. */
export async function copyIn(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  chunks: AsyncIterable<Buffer>,
): Promise<void> {
  const stream = client.query(
    copyFrom(`copy ${target(table, columns)} from stdin (format binary)`),
  );
  await pipeline(Readable.from(chunks), stream);
}

function target(table: string, columns: readonly string[]): string {
  return `${quoteName(table)} (${columns.map(quoteName).join(', ')})`;
}
