/** Ids of the last few thousand events: a reused id mostly comes soon, and the log's unique index finds the others. */
const REMEMBERED = 4_096;

/** The ids that a feed used lately, with the place that each was used for. */
export class RecentIds {
  /** Two generations: dropping the older whole is cheaper than to forget one id for each that comes. */
  #places = new Map<string, number>();
  #older = new Map<string, number>();

  /** Remembers an id; true when another place had it. */
  use(id: string, sequence: number): boolean {
    const before = this.#places.get(id) ?? this.#older.get(id);
    if (before !== undefined) return before !== sequence;
    if (this.#places.size >= REMEMBERED) {
      this.#older = this.#places;
      this.#places = new Map();
    }
    this.#places.set(id, sequence);
    return false;
  }
}
