/** A bucket of tokens per client: `burst` at once, `perSecond` in the long run. Time is machine milliseconds. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  constructor(options: { perSecond: number; burst: number; nowMs: number }) {
    this.#perSecond = options.perSecond;
    this.#burst = options.burst;
    this.#tokens = options.burst;
    this.#at = options.nowMs;
  }

  /** Takes one token; false when there is none. */
  take(nowMs: number): boolean {
    const refilled = this.#tokens + ((nowMs - this.#at) * this.#perSecond) / 1_000;
    this.#tokens = Math.min(this.#burst, refilled);
    this.#at = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
