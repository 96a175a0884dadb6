import type { Arrival, Input, Unreadable } from './input.ts';

/**
 * At most so many inputs make one transaction: past it a commit takes no less time per event, and a person's act
 * would wait longer behind it (measured/PIPELINE.md: 2,400 gained 13 %, 500 lost half).
 */
export const TRANSACTION_INPUTS = 2_000;

/**
 * And at most so much text, twice what a full transaction usually has: of snapshots an event is hundreds of rows. As one
 * transaction, those of 300 sites were 730 MB of bytes for the store, which took 14 s for it; every act waited.
 */
const TRANSACTION_CHARS = 2_000_000;

type FromFeed = Arrival | Unreadable;
type FromHub = Exclude<Input, FromFeed>;

/**
 * What waits for the writer. People, timers and receipts' facts go before feeds, because they are few and somebody
 * waits for them; history never shares a transaction with the present, because its time is another.
 */
export class InputQueue {
  #hub: FromHub[] = [];
  #feeds: FromFeed[] = [];

  get length(): number {
    return this.#hub.length + this.#feeds.length;
  }

  push(input: Input): void {
    if (input.kind === 'arrival' || input.kind === 'unreadable') this.#feeds.push(input);
    else this.#hub.push(input);
  }

  /** The inputs of the next transaction, oldest first. */
  take(): Input[] {
    const taken: Input[] = this.#hub.splice(0, TRANSACTION_INPUTS);
    const room = TRANSACTION_INPUTS - taken.length;
    const first = this.#feeds[0];
    if (!first || (isHistory(first) && taken.length > 0)) return taken;
    let count = 0;
    let chars = 0;
    const limit = Math.min(room, this.#feeds.length);
    while (count < limit && chars < TRANSACTION_CHARS) {
      const next = this.#feeds[count]!;
      if (isHistory(next) !== isHistory(first)) break;
      chars += next.kind === 'arrival' ? next.event.json.length : next.letter.raw.length;
      count++;
    }
    taken.push(...this.#feeds.splice(0, count));
    return taken;
  }
}

function isHistory(input: FromFeed): boolean {
  return input.kind === 'arrival' && input.backfill;
}
