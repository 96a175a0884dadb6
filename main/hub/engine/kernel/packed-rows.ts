import { assert } from '#shared/vocabulary';
import type { Collection } from './collection.ts';
import { packedColumn, TextColumn, type PackedColumn } from './packed-column.ts';
import { RowNumbers } from './row-numbers.ts';
import { indexed, type Rows } from './rows.ts';

/** Rows that were put or read last, as objects: a rule asks for the same one several times. A power of two. */
const REMEMBERED = 4_096;
const FIRST_CAPACITY = 1_024;
/** Doubling would hold room for as many rows again. */
const GROWTH = 1.5;

/**
 * Rows as columns of numbers. Of 600,000 positions and as many forecasts, objects with their keys and the sets of their
 * indexes took 490 MB, and each great collection of garbage walked through millions of them. A read makes an object anew
 * unless it is one of the last: two reads of a row are equal, and not always identical.
 */
export class PackedRows implements Rows {
  readonly #collection: Collection<object>;
  readonly #columns: readonly PackedColumn[];
  readonly #first: TextColumn;
  readonly #second: TextColumn;
  readonly #blank: Readonly<Record<string, unknown>>;
  readonly #indexes: ReadonlyMap<string, Map<string, RowNumbers>>;
  readonly #recent: (object | undefined)[] = Array.from({ length: REMEMBERED }, () => undefined);
  readonly #recentRow = new Int32Array(REMEMBERED).fill(-1);
  /** Row numbers by the hash of their key: one above the number, 0 where none is, -1 where one was. */
  #slots = new Int32Array(FIRST_CAPACITY * 2);
  #usedSlots = 0;
  #capacity = 0;
  /** Row numbers that were given; of those that are gone the flag is up. */
  #given = 0;
  #gone = new Uint8Array();
  #size = 0;

  constructor(collection: Collection<object>) {
    const { columns, packed, indexes, name } = collection;
    assert(packed, `${name} says of what its keys are made`);
    this.#collection = collection;
    const specs = Object.entries<Parameters<typeof packedColumn>[1]>(columns);
    this.#blank = Object.fromEntries(specs.map(([property]) => [property, null]));
    this.#columns = specs
      .filter(([property]) => property !== 'key')
      .map(([property, spec]) => packedColumn(property, spec));
    const [first, second] = packed.map((part) =>
      this.#columns.find(({ property }) => property === part),
    );
    assert(first instanceof TextColumn && second instanceof TextColumn, `${name} has text keys`);
    this.#first = first;
    this.#second = second;
    this.#indexes = new Map(Object.keys(indexes).map((index) => [index, new Map()]));
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): object | undefined {
    const row = this.#find(key);
    if (row === -1) return undefined;
    const place = row & (REMEMBERED - 1);
    if (this.#recentRow[place] === row) return this.#recent[place];
    return this.#remember(row, this.#make(row));
  }

  change(key: string, before: object | undefined, after: object | undefined): void {
    const found = this.#find(key);
    if (after === undefined) {
      if (found !== -1) this.#remove(found, before!);
      return;
    }
    if (found === -1) this.#checkKey(key, after as Record<string, unknown>);
    const row = found === -1 ? this.#give() : found;
    for (const column of this.#columns)
      column.write(row, (after as Record<string, unknown>)[column.property]);
    if (found === -1) this.#enter(row);
    this.#reindex(row, found === -1 ? undefined : before, after);
    this.#remember(row, after);
  }

  *values(): Iterable<object> {
    for (let row = 0; row < this.#given; row++) if (!this.#gone[row]) yield this.#make(row);
  }

  by(index: string, value: string): object[] | null {
    const declared = this.#indexes.get(index);
    if (!declared) return null;
    return declared.get(value)?.map((row) => this.#make(row)) ?? [];
  }

  #checkKey(key: string, row: Record<string, unknown>): void {
    const first = row[this.#first.property] as string;
    const isMade = key === `${first}/${String(row[this.#second.property])}`;
    assert(isMade && !first.includes('/'), `${key} is made of two properties of its row`);
  }

  #make(row: number): object {
    const made: Record<string, unknown> = { ...this.#blank };
    if ('key' in made) made['key'] = this.#keyOf(row);
    for (const column of this.#columns) made[column.property] = column.read(row);
    return made;
  }

  #keyOf(row: number): string {
    return `${this.#first.read(row)}/${this.#second.read(row)}`;
  }

  #remember(row: number, made: object): object {
    const place = row & (REMEMBERED - 1);
    this.#recentRow[place] = row;
    this.#recent[place] = made;
    return made;
  }

  /** The number of the row of a key, or -1. */
  #find(key: string): number {
    const slash = key.indexOf('/');
    const first = this.#first.codeOf(key.slice(0, slash));
    const second = this.#second.codeOf(key.slice(slash + 1));
    if (slash === -1 || first === -1 || second === -1) return -1;
    const mask = this.#slots.length - 1;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot]! - 1;
      if (row === -1) return -1;
      if (row >= 0 && this.#first.codeAt(row) === first && this.#second.codeAt(row) === second)
        return row;
    }
  }

  #give(): number {
    if (this.#given === this.#capacity) {
      this.#capacity = Math.max(FIRST_CAPACITY, Math.ceil(this.#capacity * GROWTH));
      for (const column of this.#columns) column.grow(this.#capacity);
      const gone = new Uint8Array(this.#capacity);
      gone.set(this.#gone);
      this.#gone = gone;
    }
    this.#size++;
    return this.#given++;
  }

  /** Puts a row where its key's hash points. */
  #enter(row: number): void {
    if ((this.#usedSlots + 1) * 3 > this.#slots.length * 2) this.#makeSlots();
    else this.#slot(row);
  }

  #slot(row: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash(this.#first.codeAt(row), this.#second.codeAt(row)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = row + 1;
    this.#usedSlots++;
  }

  #makeSlots(): void {
    let length = this.#slots.length;
    while (this.#size * 2 > length) length *= 2;
    this.#slots = new Int32Array(length);
    this.#usedSlots = 0;
    for (let row = 0; row < this.#given; row++) if (!this.#gone[row]) this.#slot(row);
  }

  #remove(row: number, before: object): void {
    const mask = this.#slots.length - 1;
    let slot = hash(this.#first.codeAt(row), this.#second.codeAt(row)) & mask;
    while (this.#slots[slot] !== row + 1) slot = (slot + 1) & mask;
    this.#slots[slot] = -1;
    this.#reindex(row, before, undefined);
    const place = row & (REMEMBERED - 1);
    if (this.#recentRow[place] === row) this.#recentRow[place] = -1;
    this.#size--;
    if (row === this.#given - 1) this.#given--;
    else {
      this.#gone[row] = 1;
      if (this.#size * 2 < this.#given) this.#closeRanks();
    }
  }

  /** Rows that are gone give their room back; the others keep their order. */
  #closeRanks(): void {
    let to = 0;
    for (let row = 0; row < this.#given; row++) {
      if (this.#gone[row]) continue;
      for (const column of this.#columns) column.move(row, to);
      to++;
    }
    this.#gone.fill(0);
    this.#given = to;
    this.#recentRow.fill(-1);
    this.#makeSlots();
    for (const values of this.#indexes.values()) values.clear();
    for (let row = 0; row < to; row++) this.#reindex(row, undefined, this.#make(row));
  }

  #reindex(row: number, before: object | undefined, after: object | undefined): void {
    for (const [name, values] of this.#indexes) {
      const valuesOf = this.#collection.indexes[name]!;
      const old = before === undefined ? [] : indexed(valuesOf(before));
      const now = after === undefined ? [] : indexed(valuesOf(after));
      for (const value of old) {
        if (now.includes(value)) continue;
        const rows = values.get(value);
        rows?.delete(row);
        if (rows?.size === 0) values.delete(value);
      }
      for (const value of now) {
        if (old.includes(value)) continue;
        const rows = values.get(value) ?? new RowNumbers();
        rows.add(row);
        values.set(value, rows);
      }
    }
  }
}

/** Spreads two small numbers over 32 bits (multipliers of xxHash). */
function hash(first: number, second: number): number {
  const mixed = Math.imul(first + 1, 0x9e_37_79_b1) ^ Math.imul(second + 1, 0x85_eb_ca_77);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2_b2_ae_3d) >>> 7;
}
