/** Ids, and the small numbers that typed arrays know them by; a number that is let go is given out again. */
export class Slots {
  readonly #slotById = new Map<string, number>();
  readonly #idBySlot: (string | undefined)[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#slotById.size;
  }

  of(id: string): number | undefined {
    return this.#slotById.get(id);
  }

  idOf(slot: number): string | undefined {
    return this.#idBySlot[slot];
  }

  ids(): Iterable<string> {
    return this.#slotById.keys();
  }

  all(): Iterable<number> {
    return this.#slotById.values();
  }

  /** The slot of an id, a new one when it has none. */
  claim(id: string): number {
    const known = this.#slotById.get(id);
    if (known !== undefined) return known;
    const slot = this.#free.pop() ?? this.#idBySlot.length;
    this.#idBySlot[slot] = id;
    this.#slotById.set(id, slot);
    return slot;
  }

  letGo(slot: number): void {
    const id = this.#idBySlot[slot];
    if (id === undefined) return;
    this.#slotById.delete(id);
    this.#idBySlot[slot] = undefined;
    this.#free.push(slot);
  }
}
