const FIRST_CAPACITY = 4;

/** Numbers of rows that have something in common, each once: four bytes each where a set takes twenty. */
export class RowNumbers {
  #rows = new Uint32Array(FIRST_CAPACITY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Takes in one that it has not. */
  add(row: number): void {
    if (this.#size === this.#rows.length) {
      const rows = new Uint32Array(this.#size * 2);
      rows.set(this.#rows);
      this.#rows = rows;
    }
    this.#rows[this.#size++] = row;
  }

  delete(row: number): void {
    // What goes is mostly what came last: the rest of a transaction that is taken back.
    const at = this.#rows.lastIndexOf(row, this.#size - 1);
    if (this.#size === 0 || at === -1) return;
    this.#rows.copyWithin(at, at + 1, this.#size);
    this.#size--;
  }

  map<Made>(make: (row: number) => Made): Made[] {
    const made: Made[] = [];
    for (let i = 0; i < this.#size; i++) made.push(make(this.#rows[i]!));
    return made;
  }
}
