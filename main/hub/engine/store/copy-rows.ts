import { BinaryWriter } from './binary-writer.ts';
import { quoteName, type Cell, type Column } from './column-type.ts';
import type { Write } from './write.ts';

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');

/**
 * The server reads while we write on: the writer's usual batch (2,000 events, about a megabyte) in eight chunks gained 4 %
 * of the whole path over one.
 */
const CHUNK_BYTES = 128 * 1024;
/** Most transactions are of a few events; of a larger one the chunks after the first are made whole at once. */
const FIRST_CHUNK_BYTES = 8 * 1024;
const ROW_BYTES = 4 * 1024;

/**
 * Appends rows by binary COPY, twice as fast as INSERT with arrays. Cells stand in the order of `columns`. What cannot
 * be written (U+0000, a lone surrogate in jsonb, a duplicate key) fails the whole COPY and its transaction.
 */
export function copyRows(
  table: string,
  columns: readonly Column[],
  rows: Iterable<readonly Cell[]>,
): Write {
  const names = columns.map((column) => quoteName(column.name)).join(', ');
  const text = `copy ${quoteName(table)} (${names}) from stdin (format binary)`;
  return { name: null, text, parameters: [], copy: encodeCopy(columns, rows) };
}

/** The bytes of a binary COPY in chunks, each in memory of its own: the socket may hold one while the next is made. */
export function* encodeCopy(
  columns: readonly Column[],
  rows: Iterable<readonly Cell[]>,
): Generator<Buffer> {
  const width = columns.length;
  let writer = new BinaryWriter(FIRST_CHUNK_BYTES);
  writer.raw(SIGNATURE);
  // No flags, no header extension.
  writer.int32(0);
  writer.int32(0);
  for (const row of rows) {
    writer.int16(width);
    for (let i = 0; i < width; i++) writer.field(columns[i]!.type, row[i]);
    if (writer.length < CHUNK_BYTES) continue;
    yield writer.written();
    writer = new BinaryWriter(CHUNK_BYTES + ROW_BYTES);
  }
  writer.int16(-1);
  yield writer.written();
}
