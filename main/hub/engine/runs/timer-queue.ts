import { toMs, type Instant } from '#shared/vocabulary';

interface Entry {
  key: string;
  dueAt: Instant;
  dueMs: number;
}

/**
 * Timers by due instant: a binary heap whose moved and cancelled entries are skipped when they come up, because
 * taking them out of the middle would cost more than leaving them. Rebuilt when most of it is such entries.
 */
export class TimerQueue {
  readonly #due = new Map<string, Instant>();
  #heap: Entry[] = [];

  get size(): number {
    return this.#due.size;
  }

  /** Sets or moves a timer. */
  set(key: string, dueAt: Instant): void {
    if (this.#due.get(key) === dueAt) return;
    this.#due.set(key, dueAt);
    this.#push({ key, dueAt, dueMs: toMs(dueAt) });
    if (this.#heap.length > 64 && this.#heap.length > this.#due.size * 3) this.#rebuild();
  }

  delete(key: string): void {
    this.#due.delete(key);
  }

  /** When the next timer is due, in ms; null when none is set. */
  nextDueMs(): number | null {
    return this.#top()?.dueMs ?? null;
  }

  /** Takes the keys due at `nowMs` or before, in due order, at most `limit` of them. */
  takeDue(nowMs: number, limit: number): string[] {
    const keys: string[] = [];
    while (keys.length < limit) {
      const top = this.#top();
      if (!top || top.dueMs > nowMs) break;
      this.#pop();
      this.#due.delete(top.key);
      keys.push(top.key);
    }
    return keys;
  }

  #top(): Entry | undefined {
    while (this.#heap.length > 0 && this.#isLeftOver(this.#heap[0]!)) this.#pop();
    return this.#heap[0];
  }

  #isLeftOver(entry: Entry): boolean {
    return this.#due.get(entry.key) !== entry.dueAt;
  }

  #rebuild(): void {
    const entries = [...this.#due].map(([key, dueAt]) => ({ key, dueAt, dueMs: toMs(dueAt) }));
    this.#heap = [];
    for (const entry of entries) this.#push(entry);
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }
}

/** Earlier first; the key decides between equals, so that a replay fires in the same order. */
function before(a: Entry, b: Entry): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.key < b.key);
}
