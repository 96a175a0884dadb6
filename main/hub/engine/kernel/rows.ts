import type { Collection } from './collection.ts';

/** The rows of a collection in memory, found by key and by the indexes that it declares. */
export interface Rows {
  readonly size: number;
  get(key: string): object | undefined;
  /** Inserts, replaces or removes: a row that is not there is `undefined`. */
  change(key: string, before: object | undefined, after: object | undefined): void;
  /** In the order in which their keys came. */
  values(): Iterable<object>;
  /** Those found under a value of an index; null when no such index is declared. */
  by(index: string, value: string): object[] | null;
}

/** Rows as they were put, in maps. */
export class MapRows implements Rows {
  readonly #rows = new Map<string, object>();
  readonly #indexes: ReadonlyMap<string, { valuesOf: ValuesOf; values: KeysByValue }>;

  constructor({ indexes }: Collection<object>) {
    this.#indexes = new Map(
      Object.entries(indexes).map(([name, valuesOf]) => [name, { valuesOf, values: new Map() }]),
    );
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): object | undefined {
    return this.#rows.get(key);
  }

  change(key: string, before: object | undefined, after: object | undefined): void {
    if (after === undefined) this.#rows.delete(key);
    else this.#rows.set(key, after);
    for (const { valuesOf, values } of this.#indexes.values()) {
      if (before !== undefined)
        for (const value of indexed(valuesOf(before))) unlink(values, value, key);
      if (after !== undefined)
        for (const value of indexed(valuesOf(after))) link(values, value, key);
    }
  }

  values(): Iterable<object> {
    return this.#rows.values();
  }

  by(index: string, value: string): object[] | null {
    const declared = this.#indexes.get(index);
    if (!declared) return null;
    const rows: object[] = [];
    for (const key of declared.values.get(value) ?? []) rows.push(this.#rows.get(key)!);
    return rows;
  }
}

type ValuesOf = (row: object) => string | readonly string[] | null;
type KeysByValue = Map<string, Set<string>>;

/** What an index says of a row, as a list. */
export function indexed(value: string | readonly string[] | null): readonly string[] {
  if (value === null) return [];
  return typeof value === 'string' ? [value] : value;
}

function link(values: KeysByValue, value: string, key: string): void {
  const keys = values.get(value);
  if (keys) keys.add(key);
  else values.set(value, new Set([key]));
}

function unlink(values: KeysByValue, value: string, key: string): void {
  const keys = values.get(value);
  if (!keys) return;
  keys.delete(key);
  if (keys.size === 0) values.delete(value);
}
