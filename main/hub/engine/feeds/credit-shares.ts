/** Enough of one feed to keep the writer busy through a commit (measured/PIPELINE.md). */
export const WINDOW_EVENTS = 2_000;

/**
 * JSON text of all feeds together that is on its way or waits for its commit: what ten feeds have in whole windows.
 * Three hundred whole windows hold all the history that their sites have.
 */
const SHARED_BYTES = 16_000_000;

/** What every feed may have beside its share: a window that is this small still keeps a quiet feed's line in order. */
const LEAST_EVENTS = 64;
const LEAST_BYTES = 64_000;

/** The first events of a warehouse are its snapshot, tens of kilobytes each, and all of them are asked at once. */
const FIRST_EVENTS = 2;

interface Heard {
  events: number;
  bytes: number;
}

/**
 * Deals what may be in memory to the feeds: each has a window of as many events as it had in what all of them sent
 * lately. Who has much to say among the others doubles its window with each that is used up; who falls silent gives its
 * share away. Where histories are merged, all lines are then of about the same time.
 */
export class CreditShares {
  /** Two generations: to drop the older whole is cheaper than to forget one event for each that comes. */
  #lately = new Map<string, Heard>();
  #before = new Map<string, Heard>();
  #bytes = 0;

  /** Something came of a feed. */
  heard(source: string, events: number, bytes: number): void {
    if (this.#bytes >= SHARED_BYTES / 2) {
      this.#before = this.#lately;
      this.#lately = new Map();
      this.#bytes = 0;
    }
    this.#bytes += bytes;
    const lately = this.#lately.get(source);
    if (lately) {
      lately.events += events;
      lately.bytes += bytes;
    } else this.#lately.set(source, { events, bytes });
  }

  /** How many events of a feed may be on their way or wait. */
  windowOf(source: string): number {
    const [lately, before] = [this.#lately.get(source), this.#before.get(source)];
    const events = (lately?.events ?? 0) + (before?.events ?? 0);
    if (events === 0) return FIRST_EVENTS;
    const bytes = (lately?.bytes ?? 0) + (before?.bytes ?? 0);
    const least = Math.floor((LEAST_BYTES * events) / bytes);
    return Math.min(WINDOW_EVENTS, events + Math.max(1, Math.min(LEAST_EVENTS, least)));
  }
}
