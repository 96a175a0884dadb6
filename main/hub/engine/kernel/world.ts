import { assert } from '#shared/vocabulary';
import type { Collection } from './collection.ts';

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
  rows: Map<string, object>;
  indexes: Map<string, Map<string, Set<string>>>;
}

/**
 * The network in memory: maps by key with the indexes that rooms declared, a journal of what changed since the last
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
    const table = this.#table(collection);
    const values = table.indexes.get(index);
    assert(values, `collection ${collection.name} declares the index ${index}`);
    const keys = values.get(value);
    if (!keys) return [];
    const rows: Row[] = [];
    for (const key of keys) rows.push(table.rows.get(key) as Row);
    return rows;
  }

  put<Row extends object>(collection: Collection<Row>, row: Row): void {
    const table = this.#table(collection);
    const key = collection.key(row);
    const before = table.rows.get(key);
    if (before === row) return;
    this.#set(table, key, before, row);
    this.#journal.push({ collection: table.collection, key, before, after: row, seq: this.#seq });
  }

  /** Takes in rows as they are stored, whose keys it has not: no change of which anybody has to hear. */
  load<Row extends object>(collection: Collection<Row>, rows: Iterable<Row>): void {
    const table = this.#table(collection);
    const indexes = [...table.indexes].map(([name, values]) => ({
      values,
      valuesOf: table.collection.indexes[name]!,
    }));
    for (const row of rows) {
      const key = collection.key(row);
      table.rows.set(key, row);
      for (const { values, valuesOf } of indexes)
        for (const value of indexed(valuesOf(row))) link(values, value, key);
    }
  }

  remove<Row extends object>(collection: Collection<Row>, key: string): void {
    const table = this.#table(collection);
    const before = table.rows.get(key);
    if (before === undefined) return;
    this.#set(table, key, before, undefined);
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
      this.#set(table, key, table.rows.get(key), before);
    }
    this.#journal.length = mark;
  }

  #declare(collection: Collection<object>): void {
    assert(!this.#tables.has(collection.name), `collection ${collection.name} is declared once`);
    const indexes = new Map(Object.keys(collection.indexes).map((name) => [name, new Map()]));
    this.#tables.set(collection.name, { collection, rows: new Map(), indexes });
  }

  #table(collection: { name: string }): Table {
    // Asked some twenty times for each event: the sentence is made when it is needed.
    return this.#tables.get(collection.name) ?? noTable(collection.name);
  }

  #set(table: Table, key: string, before: object | undefined, after: object | undefined): void {
    if (after === undefined) table.rows.delete(key);
    else table.rows.set(key, after);
    for (const [name, values] of table.indexes) {
      const valuesOf = table.collection.indexes[name]!;
      if (before !== undefined)
        for (const value of indexed(valuesOf(before))) unlink(values, value, key);
      if (after !== undefined)
        for (const value of indexed(valuesOf(after))) link(values, value, key);
    }
  }
}

function noTable(name: string): never {
  throw new Error(`broken belief: collection ${name} belongs to a room of this hub`);
}

function indexed(value: string | readonly string[] | null): readonly string[] {
  if (value === null) return [];
  return typeof value === 'string' ? [value] : value;
}

function link(values: Map<string, Set<string>>, value: string, key: string): void {
  const keys = values.get(value);
  if (keys) keys.add(key);
  else values.set(value, new Set([key]));
}

function unlink(values: Map<string, Set<string>>, value: string, key: string): void {
  const keys = values.get(value);
  if (!keys) return;
  keys.delete(key);
  if (keys.size === 0) values.delete(value);
}
