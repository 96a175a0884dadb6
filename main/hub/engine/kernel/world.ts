import { assert } from '#shared/vocabulary';
import type { Collection } from './collection.ts';
import { PackedRows } from './packed-rows.ts';
import { MapRows, type Rows } from './rows.ts';

/** The current network as decisions, rules and queries see it. */
export interface WorldView {
  get<Row extends object>(collection: Collection<Row>, key: string): Row | undefined;
  /** All rows of a collection, in insertion order. */
  all<Row extends object>(collection: Collection<Row>): Iterable<Row>;
  size(collection: Collection<never>): number;
  /** The rows found under a value of a declared index. */
  by<Row extends object>(collection: Collection<Row>, index: string, value: string): Row[];
}

/** The network while projections fold an event into it. */
export interface WorldDraft extends WorldView {
  /** Inserts or replaces the row of its key. A row equal by identity is no change. */
  put<Row extends object>(collection: Collection<Row>, row: Row): void;
  remove<Row extends object>(collection: Collection<Row>, key: string): void;
}

/** One change of one row, as it happened: what history, upserts, rules and consoles are fed from. */
export interface Change<Row extends object = object> {
  collection: Collection<Row>;
  key: string;
  before: Row | undefined;
  after: Row | undefined;
  /** The log row that caused it; null while rows are loaded. */
  seq: number | null;
}

interface Table {
  collection: Collection<object>;
  rows: Rows;
}

/**
 * The network in memory: rows by key with the indexes that rooms declared, a journal of what changed since the last
 * commit, and a way back to it. The one writer owns it; everyone else reads.
 */
export class World implements WorldDraft {
  readonly #tables = new Map<string, Table>();
  #journal: Change[] = [];
  #seq: number | null = null;

  constructor(collections: Iterable<Collection<never>>) {
    for (const collection of collections)
      this.#declare(collection as unknown as Collection<object>);
  }

  get<Row extends object>(collection: Collection<Row>, key: string): Row | undefined {
    return this.#table(collection).rows.get(key) as Row | undefined;
  }

  all<Row extends object>(collection: Collection<Row>): Iterable<Row> {
    return this.#table(collection).rows.values() as Iterable<Row>;
  }

  size(collection: Collection<never>): number {
    return this.#table(collection).rows.size;
  }

  by<Row extends object>(collection: Collection<Row>, index: string, value: string): Row[] {
    const rows = this.#table(collection).rows.by(index, value);
    assert(rows, `collection ${collection.name} declares the index ${index}`);
    return rows as Row[];
  }

  put<Row extends object>(collection: Collection<Row>, row: Row): void {
    const table = this.#table(collection);
    const key = collection.key(row);
    const before = table.rows.get(key);
    if (before === row) return;
    table.rows.change(key, before, row);
    this.#journal.push({ collection: table.collection, key, before, after: row, seq: this.#seq });
  }

  /** Takes in rows as they are stored, whose keys it has not: no change of which anybody has to hear. */
  load<Row extends object>(collection: Collection<Row>, rows: Iterable<Row>): void {
    const table = this.#table(collection);
    for (const row of rows) table.rows.change(collection.key(row), undefined, row);
  }

  remove<Row extends object>(collection: Collection<Row>, key: string): void {
    const table = this.#table(collection);
    const before = table.rows.get(key);
    if (before === undefined) return;
    table.rows.change(key, before, undefined);
    this.#journal.push({
      collection: table.collection,
      key,
      before,
      after: undefined,
      seq: this.#seq,
    });
  }

  /** Stamps the changes that follow with the log row that causes them. */
  attributeTo(seq: number | null): void {
    this.#seq = seq;
  }

  /** How many changes the journal holds: a mark to read on from. */
  get journalLength(): number {
    return this.#journal.length;
  }

  /** The changes since a mark, oldest first; the journal keeps them. */
  changesSince(mark: number): readonly Change[] {
    return mark === 0 ? this.#journal : this.#journal.slice(mark);
  }

  /** After a commit: what the journal held is true for good. Gives it away and begins anew. */
  commit(): Change[] {
    const journal = this.#journal;
    this.#journal = [];
    this.#seq = null;
    return journal;
  }

  /** After a failed commit, or for one refused input: the network as it was at the mark. */
  rollback(mark = 0): void {
    for (let i = this.#journal.length - 1; i >= mark; i--) {
      const { collection, key, before } = this.#journal[i]!;
      const table = this.#table(collection);
      table.rows.change(key, table.rows.get(key), before);
    }
    this.#journal.length = mark;
  }

  #declare(collection: Collection<object>): void {
    assert(!this.#tables.has(collection.name), `collection ${collection.name} is declared once`);
    const rows = collection.packed ? new PackedRows(collection) : new MapRows(collection);
    this.#tables.set(collection.name, { collection, rows });
  }

  #table(collection: { name: string }): Table {
    // Asked some twenty times for each event: the sentence is made when it is needed.
    return this.#tables.get(collection.name) ?? noTable(collection.name);
  }
}

function noTable(name: string): never {
  throw new Error(`broken belief: collection ${name} belongs to a room of this hub`);
}
