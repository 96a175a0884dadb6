import { MINUTE_MS } from '#shared/vocabulary';

const MINUTES = 60;
/** Enough for a p99 that is no accident, few enough that it follows a change within minutes. */
const LAGS = 1_024;

/** How much a feed says and how late it comes, over the last hour of world time. */
export class Meter {
  readonly #perMinute = Array.from({ length: MINUTES }, () => 0);
  readonly #lagsMs: number[] = [];
  #lagAt = 0;
  #minute = 0;

  /** Counts events that came at a moment of world time. */
  count(nowMs: number, events: number): void {
    this.#moveTo(nowMs);
    this.#perMinute[this.#minute % MINUTES]! += events;
  }

  /** Notes how long an event took from its recording to the log, machine ms. */
  lag(ms: number): void {
    this.#lagsMs[this.#lagAt] = ms;
    this.#lagAt = (this.#lagAt + 1) % LAGS;
  }

  /** Events in each of the last 60 minutes, oldest first; the last is the minute that runs. */
  lastHour(nowMs: number): number[] {
    this.#moveTo(nowMs);
    return Array.from(
      { length: MINUTES },
      (_, i) => this.#perMinute[(this.#minute + 1 + i) % MINUTES]!,
    );
  }

  /** Events in the last full minute. */
  ratePerMinute(nowMs: number): number {
    this.#moveTo(nowMs);
    return this.#perMinute[(this.#minute + MINUTES - 1) % MINUTES]!;
  }

  /** The lag that 99 of 100 of the latest events did not exceed, machine ms; null before the first. */
  lagP99Ms(): number | null {
    if (this.#lagsMs.length === 0) return null;
    const sorted = this.#lagsMs.toSorted((a, b) => a - b);
    return Math.round(sorted[Math.ceil(sorted.length * 0.99) - 1]!);
  }

  #moveTo(nowMs: number): void {
    const minute = Math.floor(nowMs / MINUTE_MS);
    const passed = Math.min(minute - this.#minute, MINUTES);
    for (let i = 1; i <= passed; i++) this.#perMinute[(minute - passed + i) % MINUTES] = 0;
    this.#minute = Math.max(this.#minute, minute);
  }
}
