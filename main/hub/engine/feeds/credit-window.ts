/** Grants smaller than this share of the window would be a message for a handful of events. */
const WORTH_GRANTING = 1 / 8;

/** Counts what a feed may still send and what is here and not yet committed; gives back what is free again. */
export class CreditWindow {
  /** How many events it may be at most, as things are. */
  readonly #sizeNow: () => number;
  #allowance = 0;
  #held = 0;

  constructor(sizeNow: () => number) {
    this.#sizeNow = sizeNow;
  }

  /** Events here that are not committed. */
  get held(): number {
    return this.#held;
  }

  /** At a hello: the feed may send a whole window. */
  open(): number {
    this.#allowance = this.#sizeNow();
    return this.#allowance;
  }

  received(count: number): void {
    this.#allowance -= count;
    this.#held += count;
  }

  /** Committed, or dropped because the feed will send it again. */
  settled(count: number): void {
    this.#held -= count;
  }

  /** What to grant now; 0 when it is not worth a message. */
  grant(): number {
    const size = this.#sizeNow();
    const free = size - this.#allowance - this.#held;
    if (free <= 0 || (free < size * WORTH_GRANTING && this.#held > 0)) return 0;
    this.#allowance += free;
    return free;
  }

  /**
   * What lets so many events come although the window may be used up by those that wait for them: a replay. A feed with
   * many holes gets no more than that at a time, however often it is asked.
   */
  extra(count: number): number {
    const missing = Math.max(0, count - this.#allowance);
    this.#allowance += missing;
    return missing;
  }
}
