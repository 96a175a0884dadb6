/**
 * A bucket of tokens per client: `burst` at once, `perSecond` in the long run. It asks one clock for its time: read of
 * two, whoever came while the one stood behind the other would be sent away for a haste that nobody was in.
 */
export class RateLimit {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #machineNow: () => number;
  #tokens: number;
  #at: number;

  constructor(options: { perSecond: number; burst: number; machineNow: () => number }) {
    this.#perSecond = options.perSecond;
    this.#burst = options.burst;
    this.#machineNow = options.machineNow;
    this.#tokens = options.burst;
    this.#at = options.machineNow();
  }

  /** Takes one token; false when there is none. */
  take(): boolean {
    const nowMs = this.#machineNow();
    const refilled = this.#tokens + ((nowMs - this.#at) * this.#perSecond) / 1_000;
    this.#tokens = Math.min(this.#burst, refilled);
    this.#at = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
