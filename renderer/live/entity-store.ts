import type { LiveFrame } from '#shared/protocol';
import { Observable } from './observable.ts';

/** Told after each frame, never per event: which entities are new or changed, and which are gone. */
export type EntityListener = (changed: readonly string[], removed: readonly string[]) => void;

export interface LoadState {
  /** `loading` until the first whole snapshot is here; a later one changes rows under the reader's eyes. */
  phase: 'absent' | 'loading' | 'live';
  received: number;
  total: number;
}

/**
 * The live rows of one collection, outside React: a map with listeners. Grid and map read it directly; a component that
 * shows one entity listens to that one alone.
 */
export class EntityStore<Row extends { key: string }> {
  readonly #rows = new Map<string, Row>();
  readonly #listeners = new Set<EntityListener>();
  readonly #byKey = new Map<string, Set<() => void>>();
  /** Keys of the snapshot that is coming in; what is not among them at its end is gone. */
  #incoming: Set<string> | null = null;
  readonly load = new Observable<LoadState>({ phase: 'absent', received: 0, total: 0 });

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  ids(): Iterable<string> {
    return this.#rows.keys();
  }

  rows(): Iterable<Row> {
    return this.#rows.values();
  }

  subscribe(listener: EntityListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Listens to one entity: its coming, changing and going. */
  subscribeTo(key: string, listener: () => void): () => void {
    const listeners = this.#byKey.get(key) ?? new Set();
    this.#byKey.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#byKey.delete(key);
    };
  }

  /** Lets go of all rows, as before the first snapshot: somebody else is looking. */
  forget(): void {
    this.#incoming = null;
    this.load.set({ phase: 'absent', received: 0, total: 0 });
    this.#change([], [...this.#rows.keys()]);
  }

  apply(frame: LiveFrame): void {
    if (frame.kind === 'delta')
      this.#change(frame.upserts as unknown as readonly Row[], frame.removes);
    else this.#takePart(frame as unknown as SnapshotPart<Row>);
  }

  #takePart({ part, parts, total, rows }: SnapshotPart<Row>): void {
    if (part === 1) this.#incoming = new Set();
    for (const row of rows) this.#incoming?.add(row.key);
    const received = this.#incoming?.size ?? 0;
    const done = part === parts;
    const gone = done ? [...this.#rows.keys()].filter((key) => !this.#incoming?.has(key)) : [];
    if (done) this.#incoming = null;
    this.#change(rows, gone);
    const live = done || this.load.get().phase === 'live';
    this.load.set({ phase: live ? 'live' : 'loading', received, total });
  }

  #change(rows: readonly Row[], removed: readonly string[]): void {
    for (const row of rows) {
      this.#rows.set(row.key, row);
      this.#incoming?.add(row.key);
    }
    for (const key of removed) {
      this.#rows.delete(key);
      this.#incoming?.delete(key);
    }
    const changed = rows.map((row) => row.key);
    for (const listener of this.#listeners) listener(changed, removed);
    for (const key of changed) this.#tell(key);
    for (const key of removed) this.#tell(key);
  }

  #tell(key: string): void {
    for (const listener of this.#byKey.get(key) ?? []) listener();
  }
}

interface SnapshotPart<Row> {
  part: number;
  parts: number;
  total: number;
  rows: readonly Row[];
}
