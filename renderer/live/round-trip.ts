import { Observable } from './observable.ts';

/**
 * How long the hub takes to answer when it is asked for nothing, one question at a time: what a plan or an export takes
 * is work, and no latency of the hub.
 */
export class RoundTrip {
  /** In whole milliseconds; null until the first answer, and while there is no line. */
  readonly ms = new Observable<number | null>(null);
  readonly #echo: () => Promise<boolean>;
  readonly #monotonicNow: () => number;
  #isUnderWay = false;

  /**
   * @param echo Asks; gives whether it was answered.
   * @param monotonicNow Milliseconds from any origin.
   */
  constructor(echo: () => Promise<boolean>, monotonicNow: () => number) {
    this.#echo = echo;
    this.#monotonicNow = monotonicNow;
  }

  async measure(): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    const askedMs = this.#monotonicNow();
    const isAnswered = await this.#echo();
    this.ms.set(isAnswered ? Math.round(this.#monotonicNow() - askedMs) : null);
    this.#isUnderWay = false;
  }
}
