/**
 * The world's time. With real feeds it is the time on the wall; beside the embedded simulator it runs at the
 * simulator's rate and stands still while that is paused.
 */
export interface Clock {
  /** World time in ms since the epoch; never runs backwards within one world. */
  worldNow(): number;
  /** Machine time, see {@link Machine.machineNow}. */
  machineNow(): number;
  /** World milliseconds per machine millisecond; 0 while the world is paused. */
  readonly rate: number;
  /** Calls back after the rate changed or the world jumped, when what is armed on it must be armed anew. */
  onChange(listener: () => void): Unsubscribe;
}

export type Unsubscribe = () => void;

/**
 * How many machine milliseconds from now the world reaches an instant: 0 when it has, Infinity while it stands still.
 */
export function machineMsUntil(clock: Clock, atWorldMs: number): number {
  const aheadMs = atWorldMs - clock.worldNow();
  if (aheadMs <= 0) return 0;
  return clock.rate === 0 ? Infinity : aheadMs / clock.rate;
}
