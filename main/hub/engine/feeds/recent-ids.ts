/**
 * Ids of the last few thousand events: a reused id mostly comes soon, and the log's unique index finds the others. All
 * feeds share what ten have: three hundred would come to remember two million.
 */
const REMEMBERED = 4_096;
const REMEMBERED_OF_ALL = 10 * REMEMBERED;

/** The ids that a feed used lately, with the place that each was used for. */
export class RecentIds {
  /** Two generations: dropping the older whole is cheaper than to forget one id for each that comes. */
  #places = new Map<string, number>();
  #older = new Map<string, number>();
  readonly #remembered: number;

  /** @param feeds how many they are. */
  constructor(feeds: number) {
    this.#remembered = Math.min(REMEMBERED, Math.ceil(REMEMBERED_OF_ALL / feeds));
  }

  /** Remembers an id; true when another place had it. */
  use(id: string, sequence: number): boolean {
    const before = this.#places.get(id) ?? this.#older.get(id);
    if (before !== undefined) return before !== sequence;
    if (this.#places.size >= this.#remembered) {
      this.#older = this.#places;
      this.#places = new Map();
    }
    this.#places.set(id, sequence);
    return false;
  }
}
