/**
 * Which rows a person has picked, by id, so that no re-sort and no scroll can change what a bulk action will touch.
 * Ranges run from the last row picked alone.
 */
export class GridSelection {
  readonly #ids = new Set<string>();
  #anchor: string | null = null;

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Picks or drops one row: the key X. */
  toggle(id: string): void {
    if (this.#ids.has(id)) this.#ids.delete(id);
    else this.#ids.add(id);
    this.#anchor = id;
  }

  /** Picks everything from the anchor to `id` in the order shown now. Without an anchor, that row alone. */
  extendTo(
    id: string,
    placeOf: (id: string) => number,
    idAt: (place: number) => string | undefined,
  ): void {
    const from = this.#anchor === null ? -1 : placeOf(this.#anchor);
    const to = placeOf(id);
    if (from < 0 || to < 0) {
      this.#ids.add(id);
      this.#anchor = id;
      return;
    }
    for (let place = Math.min(from, to); place <= Math.max(from, to); place++) {
      const between = idAt(place);
      if (between !== undefined) this.#ids.add(between);
    }
  }

  /** Where the next range starts, without picking anything: a plain click. */
  anchorAt(id: string | null): void {
    this.#anchor = id;
  }

  addAll(ids: Iterable<string>): void {
    for (const id of ids) this.#ids.add(id);
  }

  clear(): void {
    this.#ids.clear();
  }

  /** Forgets rows that no longer exist. Rows that are merely filtered out stay picked. */
  drop(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#ids.delete(id);
      if (this.#anchor === id) this.#anchor = null;
    }
  }
}
