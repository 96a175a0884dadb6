import { BinaryWriter } from './binary-writer.ts';
import { sqlTypes, type Cell, type ColumnType } from './column-type.ts';

/** Dimensions, whether nulls follow, element type, length and lower bound; and room for the last text at its worst. */
const HEAD_BYTES = 20 + 128;
/**
 * A length and eight bytes, or a short text. A transaction of one event has some hundred columns of one cell: with a
 * buffer of 64 KiB for each, making them took a sixteenth of the hub's time.
 */
const CELL_BYTES = 4 + 16;

/**
 * An array parameter in binary (array_recv: dimensions, whether nulls follow, element type, then length and lower
 * bound of the one dimension, then the fields). The driver sends a Buffer as binary; the text form of an array costs
 * an escape of every element here and a parse of it there.
 */
export function columnArray(type: ColumnType, cells: readonly Cell[]): Buffer {
  const writer = new BinaryWriter(HEAD_BYTES + cells.length * CELL_BYTES);
  writer.int32(cells.length === 0 ? 0 : 1);
  writer.int32(1);
  writer.int32(sqlTypes[type].oid);
  if (cells.length > 0) {
    writer.int32(cells.length);
    writer.int32(1);
  }
  for (const cell of cells) writer.field(type, cell);
  return writer.written();
}
