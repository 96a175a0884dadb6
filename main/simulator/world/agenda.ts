/** Something that will happen: `order` keeps things of one instant in the sequence in which they were planned. */
export interface Entry {
  at: number;
  order: number;
  kind: string;
  arg: unknown;
}

/** What the world still has to do, soonest first: a binary heap (Williams 1964). Entries are data, so it can be saved. */
export class Agenda {
  readonly #heap: Entry[] = [];
  #planned = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** When the next entry is due, world ms; Infinity when there is none. */
  get nextAt(): number {
    return this.#heap.length > 0 ? this.#heap[0]!.at : Infinity;
  }

  plan(at: number, kind: string, arg: unknown): void {
    this.#push({ at, order: this.#planned++, kind, arg });
  }

  /** Takes the soonest entry off; there must be one. */
  take(): Entry {
    const heap = this.#heap;
    const top = heap[0] as Entry;
    const last = heap.pop() as Entry;
    if (heap.length > 0) this.#sink(last);
    return top;
  }

  save(): { planned: number; entries: Entry[] } {
    return { planned: this.#planned, entries: this.#heap };
  }

  load(saved: { planned: number; entries: Entry[] }): void {
    this.#heap.length = 0;
    for (const entry of saved.entries) this.#push(entry);
    this.#planned = saved.planned;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let hole = heap.length;
    heap.push(entry);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = heap[parent] as Entry;
      if (isSooner(above, entry)) break;
      heap[hole] = above;
      hole = parent;
    }
    heap[hole] = entry;
  }

  #sink(entry: Entry): void {
    const heap = this.#heap;
    const size = heap.length;
    let hole = 0;
    for (;;) {
      let child = hole * 2 + 1;
      if (child >= size) break;
      if (child + 1 < size && isSooner(heap[child + 1] as Entry, heap[child] as Entry)) child++;
      const below = heap[child] as Entry;
      if (isSooner(entry, below)) break;
      heap[hole] = below;
      hole = child;
    }
    heap[hole] = entry;
  }
}

function isSooner(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
