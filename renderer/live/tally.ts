import type { EntityStore } from './entity-store.ts';
import { Observable } from './observable.ts';

/**
 * Counts of a collection by a label, kept incrementally: each change costs its own row and nothing else. A row with
 * null counts nowhere.
 */
export class Tally<Row extends { key: string }, Label extends string> {
  readonly #store: EntityStore<Row>;
  readonly #labelOf: (row: Row) => Label | null;
  readonly #labels = new Map<string, Label>();
  #counts = new Map<Label, number>();
  readonly #stop: () => void;
  readonly counts = new Observable<ReadonlyMap<Label, number>>(new Map());

  constructor(store: EntityStore<Row>, labelOf: (row: Row) => Label | null) {
    this.#store = store;
    this.#labelOf = labelOf;
    this.#take([...store.ids()], []);
    this.#stop = store.subscribe((changed, removed) => this.#take(changed, removed));
  }

  stop(): void {
    this.#stop();
  }

  #take(changed: readonly string[], removed: readonly string[]): void {
    let differs = false;
    for (const key of changed) {
      const row = this.#store.get(key);
      differs = this.#relabel(key, row ? this.#labelOf(row) : null) || differs;
    }
    for (const key of removed) differs = this.#relabel(key, null) || differs;
    if (differs) this.counts.set(new Map(this.#counts));
  }

  #relabel(key: string, label: Label | null): boolean {
    const before = this.#labels.get(key) ?? null;
    if (before === label) return false;
    if (before !== null) this.#counts.set(before, (this.#counts.get(before) ?? 0) - 1);
    if (label === null) this.#labels.delete(key);
    else {
      this.#labels.set(key, label);
      this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
    }
    return true;
  }
}
