import { assert, fromMs } from '#shared/vocabulary';
import type { ColumnType } from './column-type.ts';
import { POSTGRES_EPOCH_MS } from './binary-writer.ts';
import { TextMemory } from './text-memory.ts';

/** A column as it is read: its type, and the property of the row that it becomes. */
export interface ReadColumn {
  name: string;
  type: ColumnType;
  property: string;
}

/** Signature and flags; then the length of a header extension that nobody has made yet. */
const HEADER_BYTES = 11 + 4 + 4;

/**
 * Makes rows of the bytes of a binary COPY, chunk by chunk. The driver's text rows cost five times as much: a message
 * and an array for each row, and a text for each number.
 */
export class RowDecoder {
  readonly #columns: readonly ReadColumn[];
  readonly #blank: Record<string, unknown>;
  readonly #texts = new TextMemory();
  readonly #instants = new Map<number, string>();
  /** The beginning of what the last chunk cut off. */
  #rest: Buffer = Buffer.alloc(0);
  #at = 0;
  #isInRows = false;

  constructor(columns: readonly ReadColumn[]) {
    this.#columns = columns;
    // All rows are made from one, so that they are of one shape in memory too.
    this.#blank = Object.fromEntries(columns.map(({ property }) => [property, null]));
  }

  /** The rows that end in this chunk. */
  rows(chunk: Buffer): object[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    if (!this.#isInRows && bytes.length >= HEADER_BYTES) {
      start = HEADER_BYTES + bytes.readInt32BE(HEADER_BYTES - 4);
      this.#isInRows = true;
    }
    const rows: object[] = [];
    if (this.#isInRows)
      for (;;) {
        const row = this.#row(bytes, start);
        if (row === null) break;
        rows.push(row);
        start = this.#at;
      }
    this.#rest = bytes.subarray(start);
    return rows;
  }

  /** The row that begins here, or null when its end has not come yet or no row follows. */
  #row(bytes: Buffer, start: number): object | null {
    const end = bytes.length;
    if (start + 2 > end) return null;
    const width = bytes.readInt16BE(start);
    if (width === -1) return null;
    const columns = this.#columns;
    assert(width === columns.length, 'a row has the columns that were asked for');
    const row = { ...this.#blank };
    let at = start + 2;
    for (let i = 0; i < width; i++) {
      if (at + 4 > end) return null;
      const length = bytes.readInt32BE(at);
      at += 4;
      if (length === -1) continue;
      if (at + length > end) return null;
      const { property, type } = columns[i]!;
      row[property] = this.#value(type, bytes, at, length);
      at += length;
    }
    this.#at = at;
    return row;
  }

  #value(type: ColumnType, bytes: Buffer, at: number, length: number): unknown {
    switch (type) {
      case 'text':
        return this.#texts.read(bytes, at, at + length);
      case 'int4':
        return bytes.readInt32BE(at);
      case 'int8': {
        const value = int64(bytes, at);
        assert(Number.isSafeInteger(value), `${value} is an integer that is exact`);
        return value;
      }
      case 'instant':
        return this.#instant(int64(bytes, at));
      case 'float8':
        return bytes.readDoubleBE(at);
      case 'bool':
        return bytes[at] === 1;
      case 'bytea':
        return Buffer.from(bytes.subarray(at, at + length));
      case 'json':
      case 'jsonText':
        // The format's version stands before the text.
        return JSON.parse(bytes.toString('utf8', at + 1, at + length)) as unknown;
    }
  }

  /** Digits beyond the milliseconds are dropped. Many rows are of one moment: what one batch committed. */
  #instant(microseconds: number): string {
    const ms = Math.floor(microseconds / 1_000) + POSTGRES_EPOCH_MS;
    let instant = this.#instants.get(ms);
    if (instant === undefined) {
      instant = fromMs(ms);
      if (this.#instants.size >= REMEMBERED_INSTANTS) this.#instants.clear();
      this.#instants.set(ms, instant);
    }
    return instant;
  }
}

const REMEMBERED_INSTANTS = 1_000;

/** Exact up to 2^53. Whole milliseconds in microseconds are multiples of eight, and so exact up to the year 4283. */
function int64(bytes: Buffer, at: number): number {
  return bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}
