import type { Clock } from './clock.ts';
import type { Cancel, Machine } from './machine.ts';

/** setTimeout takes 31 bits of milliseconds; what is further away is armed in steps of this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The real machine. Its timers keep the process alive, as a hub that waits for its next due instant must. */
export const systemMachine: Machine = {
  machineNow: () => performance.timeOrigin + performance.now(),

  schedule(atMachineMs, run): Cancel {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const leftMs = atMachineMs - systemMachine.machineNow();
      timer = setTimeout(check, Math.min(Math.max(0, Math.ceil(leftMs)), LONGEST_TIMER_MS));
    };
    // Node rounds delays and may fire up to a millisecond early; early is the worse error, so look again.
    const check = (): void => {
      if (systemMachine.machineNow() >= atMachineMs) run();
      else arm();
    };
    arm();
    return () => clearTimeout(timer);
  },
};

/**
 * The world of real feeds: the time on the wall, at rate 1. It follows corrections of the machine's clock forwards; a
 * correction backwards makes it stand until the wall has caught up, so that stamps never run backwards.
 */
export function systemClock(): Clock {
  let latestMs = 0;
  return {
    worldNow() {
      latestMs = Math.max(latestMs, Date.now());
      return latestMs;
    },
    machineNow: systemMachine.machineNow,
    rate: 1,
    onChange: () => () => {},
  };
}
