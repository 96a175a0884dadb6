import type { ClockFrame } from '#shared/protocol';
import { Observable } from './observable.ts';

/**
 * World time on this screen: the hub's last reading, carried on at its rate by the page's monotonic clock. Whoever
 * shows a time left or an age asks here, so that nothing on screen lives in another time.
 */
export class WorldClock {
  readonly #monotonicNow: () => number;
  #reading: ClockFrame & { atMs: number };
  readonly frame = new Observable<ClockFrame | null>(null);

  constructor(monotonicNow: () => number) {
    this.#monotonicNow = monotonicNow;
    this.#reading = { worldAtMs: 0, rate: 0, adjustable: false, atMs: monotonicNow() };
  }

  read(frame: ClockFrame): void {
    this.#reading = { ...frame, atMs: this.#monotonicNow() };
    this.frame.set(frame);
  }

  /** World milliseconds since the epoch; 0 before the hub has said anything. */
  nowMs = (): number => {
    const { worldAtMs, rate, atMs } = this.#reading;
    return worldAtMs + (this.#monotonicNow() - atMs) * rate;
  };

  get rate(): number {
    return this.#reading.rate;
  }
}
