import type { Clock, Unsubscribe } from './clock.ts';
import type { Machine } from './machine.ts';

/** What the simulator publishes: at its machine instant the world stood at `worldAt` and runs on at `rate`. */
export interface ClockMessage {
  worldAt: number;
  machineAt: number;
  rate: number;
}

/**
 * How many messages the difference of the two machines' clocks is judged on. Every message arrives late by its way;
 * the one that was fastest of a few tells the difference best (the minimum filter of NTP, RFC 5905 section 10).
 */
const WAYS_REMEMBERED = 8;

/**
 * Setbacks of the world up to so much machine time come from a message's way and are waited out; a longer one is
 * another world (the simulator began anew), which is taken as it is.
 */
const WAY_MS = 1_000;

/** The world of the embedded simulator, as far as its messages have told. Stands still until the first. */
export class FollowedClock implements Clock {
  readonly #machine: Machine;
  readonly #listeners = new Set<() => void>();
  readonly #differencesMs: number[] = [];
  #message: ClockMessage;
  /** The sender's machine instant, put into ours. */
  #machineAt: number;
  #latestMs: number;

  constructor(machine: Machine, startWorldMs: number) {
    this.#machine = machine;
    this.#machineAt = machine.machineNow();
    this.#message = { worldAt: startWorldMs, machineAt: this.#machineAt, rate: 0 };
    this.#latestMs = startWorldMs;
  }

  get rate(): number {
    return this.#message.rate;
  }

  machineNow(): number {
    return this.#machine.machineNow();
  }

  worldNow(): number {
    this.#latestMs = Math.max(this.#latestMs, this.#told());
    return this.#latestMs;
  }

  /** Takes a message of the simulator as it arrives. */
  follow(message: ClockMessage): void {
    const shownMs = this.worldNow();
    const rateBefore = this.#message.rate;
    this.#differencesMs.push(this.machineNow() - message.machineAt);
    if (this.#differencesMs.length > WAYS_REMEMBERED) this.#differencesMs.shift();
    this.#message = message;
    this.#machineAt = message.machineAt + Math.min(...this.#differencesMs);

    const setbackMs = shownMs - this.#told();
    const anotherWorld = setbackMs > WAY_MS * Math.max(rateBefore, message.rate, 1);
    if (anotherWorld) this.#latestMs = this.#told();
    const leaptMs = -setbackMs;
    const leapt = leaptMs > WAY_MS * Math.max(message.rate, 1);
    if (anotherWorld || leapt || rateBefore !== message.rate)
      for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #told(): number {
    const { worldAt, rate } = this.#message;
    return worldAt + Math.max(0, this.machineNow() - this.#machineAt) * rate;
  }
}
