import { BinaryWriter } from './binary-writer.ts';
import { sqlTypes, type Cell, type ColumnType } from './column-type.ts';

/**
 * An array parameter in binary (array_recv: dimensions, whether nulls follow, element type, then length and lower
 * bound of the one dimension, then the fields). The driver sends a Buffer as binary; the text form of an array costs
 * an escape of every element here and a parse of it there.
 */
export function columnArray(type: ColumnType, cells: readonly Cell[]): Buffer {
  const writer = new BinaryWriter();
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
