import { slotComparator } from './grid-order.ts';
import type { LevelKeys, SortLevel } from './grid-order.ts';
import { KeyRanks } from './sort-keys.ts';
import type { SortKey } from './sort-keys.ts';

/** What the slots of a grid index are sorted by: a float for each slot and level of the sort. */
export class SlotKeys<Row> {
  readonly #keyOf: (column: string, row: Row) => SortKey;
  #sort: readonly SortLevel[] = [];
  #levels: LevelKeys[] = [];
  #ranks: KeyRanks[] = [];

  constructor(keyOf: (column: string, row: Row) => SortKey) {
    this.#keyOf = keyOf;
  }

  /** Begins anew for a sort, with nothing read: the strings of all rows are numbered at once. */
  begin(sort: readonly SortLevel[], rows: readonly Row[], capacity: number): void {
    this.#sort = sort;
    this.#levels = sort.map(({ direction }) => ({
      keys: new Float64Array(capacity),
      descending: direction === 'desc',
    }));
    this.#ranks = sort.map(({ column }) => this.#seeded(column, rows));
  }

  grow(capacity: number): void {
    for (const level of this.#levels) {
      const keys = new Float64Array(capacity);
      keys.set(level.keys);
      level.keys = keys;
    }
  }

  /** Reads a row; tells whether any of its keys is another than before. */
  read(slot: number, row: Row): boolean {
    let isChanged = false;
    for (const [i, { column }] of this.#sort.entries()) {
      const keys = this.#levels[i]?.keys;
      const key = this.#ranks[i]?.rank(this.#keyOf(column, row)) ?? Number.NaN;
      if (keys !== undefined && !Object.is(keys[slot], key)) {
        keys[slot] = key;
        isChanged = true;
      }
    }
    return isChanged;
  }

  /** Goes up when strings are numbered afresh: keys read before must be read again. */
  get version(): number {
    return this.#ranks.reduce((sum, ranks) => sum + ranks.version, 0);
  }

  comparator(): (a: number, b: number) => number {
    return slotComparator(this.#levels);
  }

  #seeded(column: string, rows: readonly Row[]): KeyRanks {
    const ranks = new KeyRanks();
    const texts = new Set<string>();
    for (const row of rows) {
      const key = this.#keyOf(column, row);
      if (typeof key === 'string' && key !== '') texts.add(key);
    }
    if (texts.size > 0) ranks.seed(texts);
    return ranks;
  }
}
