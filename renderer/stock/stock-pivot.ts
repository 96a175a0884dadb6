import type { StockRow } from '#shared/protocol';
import { worstState } from '#shared/vocabulary';
import type { Gtin, State } from '#shared/vocabulary';
import type { EntityListener, EntitySource } from '#ui';

/** One item over all sites. A new object whenever one of its positions changed. */
export interface PivotRow {
  gtin: Gtin;
  sku: string;
  description: string;
  abcClass: StockRow['abcClass'];
  /** The worst of its positions. */
  state: State;
  /** Its positions by the code of their site. */
  bySite: ReadonlyMap<string, StockRow>;
}

/** What the pivot reads of the live store. */
interface Positions {
  get(key: string): StockRow | undefined;
  rows(): Iterable<StockRow>;
  subscribe(listener: (changed: readonly string[], removed: readonly string[]) => void): () => void;
}

/**
 * Positions grouped by item, kept incrementally: a change of one position remakes the row of its item and no other.
 * Follows the store from the first subscriber until the last has gone.
 */
export class StockPivot implements EntitySource<PivotRow> {
  readonly #positions: Positions;
  readonly #keysByItem = new Map<Gtin, Set<string>>();
  readonly #itemByKey = new Map<string, Gtin>();
  readonly #made = new Map<Gtin, PivotRow>();
  readonly #listeners = new Set<EntityListener>();
  #stop: (() => void) | null = null;

  constructor(positions: Positions) {
    this.#positions = positions;
    this.#gather();
  }

  get(gtin: Gtin): PivotRow | undefined {
    const made = this.#made.get(gtin);
    if (made !== undefined) return made;
    const keys = this.#keysByItem.get(gtin);
    const row = keys === undefined ? undefined : this.#make(gtin, keys);
    if (row !== undefined) this.#made.set(gtin, row);
    return row;
  }

  ids(): Iterable<Gtin> {
    return this.#keysByItem.keys();
  }

  subscribe(listener: EntityListener): () => void {
    this.#listeners.add(listener);
    if (this.#stop === null) {
      // What changed while nobody listened is taken in whole, before the first word of a change.
      this.#gather();
      this.#stop = this.#positions.subscribe((changed, removed) => this.#take(changed, removed));
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = null;
    };
  }

  #gather(): void {
    this.#keysByItem.clear();
    this.#itemByKey.clear();
    this.#made.clear();
    for (const row of this.#positions.rows()) this.#put(row);
  }

  #take(changed: readonly string[], removed: readonly string[]): void {
    const items = new Set<Gtin>();
    for (const key of changed) {
      const row = this.#positions.get(key);
      if (row !== undefined) items.add(this.#put(row));
    }
    const gone = new Set<Gtin>();
    for (const key of removed) {
      const gtin = this.#drop(key);
      if (gtin === null) continue;
      if (this.#keysByItem.has(gtin)) items.add(gtin);
      else {
        items.delete(gtin);
        gone.add(gtin);
      }
    }
    for (const gtin of items) this.#made.delete(gtin);
    for (const gtin of gone) this.#made.delete(gtin);
    for (const listener of this.#listeners) listener(items, gone);
  }

  #put(row: StockRow): Gtin {
    const keys = this.#keysByItem.get(row.gtin) ?? new Set();
    this.#keysByItem.set(row.gtin, keys.add(row.key));
    this.#itemByKey.set(row.key, row.gtin);
    return row.gtin;
  }

  #drop(key: string): Gtin | null {
    const gtin = this.#itemByKey.get(key);
    if (gtin === undefined) return null;
    this.#itemByKey.delete(key);
    const keys = this.#keysByItem.get(gtin);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysByItem.delete(gtin);
    return gtin;
  }

  #make(gtin: Gtin, keys: ReadonlySet<string>): PivotRow | undefined {
    const bySite = new Map<string, StockRow>();
    for (const key of keys) {
      const row = this.#positions.get(key);
      if (row !== undefined) bySite.set(row.siteCode, row);
    }
    const [first] = bySite.values();
    if (first === undefined) return undefined;
    return {
      gtin,
      sku: first.sku,
      description: first.description,
      abcClass: first.abcClass,
      state: worstState([...bySite.values()].map((row) => row.state)),
      bySite,
    };
  }
}
