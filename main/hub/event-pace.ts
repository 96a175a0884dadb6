/** Five seconds: steady enough to read, quick enough to follow. */
const SECONDS = 5;

/** How many events a second have lately been committed, in machine time. */
export class EventPace {
  readonly #nowMs: () => number;
  readonly #perSecond = Array.from({ length: SECONDS + 1 }, () => 0);
  #second = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  count(events: number): void {
    this.#move();
    this.#perSecond[this.#second % this.#perSecond.length]! += events;
  }

  /** The mean of the last full seconds. */
  perSecond(): number {
    this.#move();
    const running = this.#perSecond[this.#second % this.#perSecond.length]!;
    const total = this.#perSecond.reduce((sum, count) => sum + count, 0) - running;
    return Math.round(total / SECONDS);
  }

  #move(): void {
    const second = Math.floor(this.#nowMs() / 1_000);
    const passed = Math.min(second - this.#second, this.#perSecond.length);
    for (let i = 0; i < passed; i++) this.#perSecond[(second - i) % this.#perSecond.length] = 0;
    this.#second = Math.max(this.#second, second);
  }
}
