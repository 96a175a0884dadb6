import { assert } from '#shared/vocabulary';
import type { Clock, Unsubscribe } from './clock.ts';
import type { Cancel, Machine } from './machine.ts';

interface Alarm {
  atMachineMs: number;
  order: number;
  run: () => void;
}

/** Clock and machine of a test: time passes by `advance` alone, and alarms go off in the order of their instants. */
export class ManualClock implements Clock, Machine {
  readonly #listeners = new Set<() => void>();
  #alarms: Alarm[] = [];
  #order = 0;
  #machineMs: number;
  #worldMs: number;
  #rate: number;

  constructor(startMs: number, rate = 1) {
    this.#machineMs = startMs;
    this.#worldMs = startMs;
    this.#rate = rate;
  }

  get rate(): number {
    return this.#rate;
  }

  worldNow(): number {
    return this.#worldMs;
  }

  machineNow(): number {
    return this.#machineMs;
  }

  setRate(rate: number): void {
    this.#rate = rate;
    this.#changed();
  }

  /** Puts the world to an instant without machine time passing. */
  jumpTo(worldMs: number): void {
    this.#worldMs = worldMs;
    this.#changed();
  }

  /** Lets machine time pass, and world time at the rate; what comes due on the way runs at its own instant. */
  advance(machineMs: number): void {
    assert(machineMs >= 0, 'time passes forwards');
    const untilMs = this.#machineMs + machineMs;
    for (let next = this.#next(untilMs); next; next = this.#next(untilMs)) {
      this.#passTo(Math.max(next.atMachineMs, this.#machineMs));
      this.#remove(next);
      next.run();
    }
    this.#passTo(untilMs);
  }

  schedule(atMachineMs: number, run: () => void): Cancel {
    const alarm = { atMachineMs, order: this.#order++, run };
    this.#alarms.push(alarm);
    return () => this.#remove(alarm);
  }

  onChange(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #next(untilMs: number): Alarm | undefined {
    let next: Alarm | undefined;
    for (const alarm of this.#alarms) {
      if (alarm.atMachineMs > untilMs) continue;
      const sooner =
        !next ||
        alarm.atMachineMs < next.atMachineMs ||
        (alarm.atMachineMs === next.atMachineMs && alarm.order < next.order);
      if (sooner) next = alarm;
    }
    return next;
  }

  #passTo(machineMs: number): void {
    this.#worldMs += (machineMs - this.#machineMs) * this.#rate;
    this.#machineMs = machineMs;
  }

  #remove(alarm: Alarm): void {
    this.#alarms = this.#alarms.filter((other) => other !== alarm);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
