import type { MachineClock } from './clock.ts';

/** The machine's own clock: the one place of the simulator that asks the machine for the time. */
export const systemClock: MachineClock = {
  nowMs: () => Date.now(),
  after(delayMs, wake) {
    const timer = setTimeout(wake, delayMs);
    return () => clearTimeout(timer);
  },
};
