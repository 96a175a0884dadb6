/** What a column sorts by. Null and undefined, "nothing yet", come last in both directions. */
export type SortKey = number | string | null | undefined;

/**
 * Turns sort keys into floats, so that a grid's order is a matter of typed arrays. A number is itself; a string gets a
 * place among the strings seen so far, and a new one a place between its neighbours, so that the others keep theirs.
 */
export class KeyRanks {
  readonly #rankByText = new Map<string, number>();
  /** Distinct strings in order, folded for comparing, beside the rank of each. */
  readonly #folded: string[] = [];
  readonly #ranks: number[] = [];
  /** Counts renumberings: keys taken before the last one must be taken again. */
  version = 0;

  /** Numbers all strings at once, far cheaper than one by one when a grid opens. */
  seed(texts: Iterable<string>): void {
    for (const text of texts) this.#rankByText.set(text, 0);
    const folded = new Map<string, string[]>();
    for (const text of this.#rankByText.keys()) {
      const key = fold(text);
      const same = folded.get(key);
      if (same === undefined) folded.set(key, [text]);
      else same.push(text);
    }
    this.#folded.length = 0;
    this.#ranks.length = 0;
    for (const key of [...folded.keys()].sort(compare)) {
      const rank = this.#ranks.length;
      this.#folded.push(key);
      this.#ranks.push(rank);
      for (const text of folded.get(key) ?? []) this.#rankByText.set(text, rank);
    }
    this.version++;
  }

  /** The float that stands for a key; NaN for nothing. */
  rank(key: SortKey): number {
    if (typeof key === 'number') return key;
    if (key === null || key === undefined || key === '') return Number.NaN;
    return this.#rankByText.get(key) ?? this.#insert(key);
  }

  #insert(text: string): number {
    const key = fold(text);
    let low = 0;
    let high = this.#folded.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#folded[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    if (this.#folded[low] === key) {
      const rank = this.#ranks[low] ?? 0;
      this.#rankByText.set(text, rank);
      return rank;
    }
    const before = this.#ranks[low - 1] ?? (this.#ranks[0] ?? 1) - 2;
    const after = this.#ranks[low] ?? before + 2;
    const rank = (before + after) / 2;
    if (rank <= before || rank >= after) {
      // About fifty strings in one gap exhaust a double's fraction; then everything is numbered afresh.
      this.seed([text]);
      return this.#rankByText.get(text) ?? 0;
    }
    this.#folded.splice(low, 0, key);
    this.#ranks.splice(low, 0, rank);
    this.#rankByText.set(text, rank);
    return rank;
  }
}

/** Letters without case, figures by their value: SHP-9 stands before SHP-10. */
function fold(text: string): string {
  return text.toLowerCase().replace(/\d+/g, (figures) => figures.padStart(12, '0'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
