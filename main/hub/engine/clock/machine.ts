/** The machine's own time and its timers, apart from what the world's clock says. */
export interface Machine {
  /**
   * Milliseconds since the epoch, monotonic within a process: right for durations and comparable between processes of
   * one machine to a few milliseconds, but not set right when someone sets the machine's clock.
   */
  machineNow(): number;
  /** Calls `run` once at a machine instant, never earlier. A past instant means as soon as possible, never at once. */
  schedule(atMachineMs: number, run: () => void): Cancel;
}

export type Cancel = () => void;

/** Resolves after so many machine milliseconds; rejects with the signal's reason when it is aborted before. */
export function pause(machine: Machine, durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const cancel = machine.schedule(machine.machineNow() + durationMs, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    const abort = (): void => {
      cancel();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}
