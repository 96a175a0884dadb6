import { machineMsUntil, type Clock } from './clock.ts';
import type { Cancel, Machine } from './machine.ts';

/**
 * Calls `run` once when the world reaches an instant, never earlier, whatever becomes of the rate meanwhile: on a
 * change it is armed anew, and while the world stands still it waits.
 */
export function scheduleInWorld(
  clock: Clock,
  machine: Machine,
  atWorldMs: number,
  run: () => void,
): Cancel {
  let cancelTimer: Cancel = () => {};
  const arm = (): void => {
    cancelTimer();
    cancelTimer = () => {};
    const waitMs = machineMsUntil(clock, atWorldMs);
    if (waitMs === Infinity) return;
    cancelTimer = machine.schedule(machine.machineNow() + waitMs, () => {
      if (clock.worldNow() < atWorldMs) return arm();
      cancel();
      run();
    });
  };
  const stopListening = clock.onChange(arm);
  const cancel = (): void => {
    cancelTimer();
    stopListening();
  };
  arm();
  return cancel;
}
