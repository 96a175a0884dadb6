import { fromMs, type Instant } from '#shared/vocabulary';

/** Machine time and its timers, injected: a test moves it by hand. */
export interface MachineClock {
  nowMs(): number;
  /** Runs `wake` once after `delayMs`; gives the way to call it off. */
  after(delayMs: number, wake: () => void): () => void;
}

/** World time that runs `rate` times as fast as a machine clock; it stands still at rate 0. */
export class WorldClock {
  readonly #machine: MachineClock;
  #worldAnchorMs: number;
  #machineAnchorMs: number;
  #rate: number;

  constructor(machine: MachineClock, worldMs: number, rate: number) {
    this.#machine = machine;
    this.#worldAnchorMs = worldMs;
    this.#machineAnchorMs = machine.nowMs();
    this.#rate = rate;
  }

  get rate(): number {
    return this.#rate;
  }

  /** World ms now, a whole number: it is written into the journal and must come back as the same instant. */
  nowMs(): number {
    const passed = Math.max(0, this.#machine.nowMs() - this.#machineAnchorMs);
    return Math.floor(this.#worldAnchorMs + passed * this.#rate);
  }

  /** From now on at this rate. */
  setRate(rate: number): void {
    this.moveTo(this.nowMs());
    this.#rate = rate;
  }

  /** World time stands at `worldMs` now. */
  moveTo(worldMs: number): void {
    this.#worldAnchorMs = worldMs;
    this.#machineAnchorMs = this.#machine.nowMs();
  }

  reading(): { worldAt: Instant; machineAt: Instant; rate: number } {
    return {
      worldAt: fromMs(this.nowMs()),
      machineAt: fromMs(this.#machine.nowMs()),
      rate: this.#rate,
    };
  }
}
