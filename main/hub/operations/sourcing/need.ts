import type { WorldView } from '#engine/kernel';
import { shortage, uncoveredNeed, type Shortage, type UncoveredNeed } from '#operations/stock';
import type { Gln, Gtin, Instant } from '#shared/vocabulary';

/** What a position lacks, and by when something must be there. */
export interface Need {
  shortage: Shortage;
  uncovered: UncoveredNeed;
  /** What a transfer should bring, base units: the shortage to the horizon, at least the lines without stock. */
  quantity: number;
  /**
   * The dates by which something must be there, each once, the first one first: need dates of lines without stock; with
   * none, the horizon.
   */
  dates: readonly Instant[];
}

/** What a position needs from elsewhere as of now. */
export function needAt(world: WorldView, site: Gln, gtin: Gtin, nowMs: number): Need {
  const short = shortage(world, site, gtin, nowMs);
  const uncovered = uncoveredNeed(world, site, gtin, nowMs);
  const dates = [...new Set(uncovered.lines.map((line) => line.needAt))].toSorted();
  return {
    shortage: short,
    uncovered,
    quantity: Math.max(short.short, uncovered.quantity),
    dates: dates.length > 0 ? dates : [short.horizonAt],
  };
}

/** Margin of the lines without stock that so much, arriving then, still serves, in the order in which stock serves. */
export function servedBy(
  need: Need,
  quantity: number,
  arrivesAt: Instant,
): { quantity: number; marginMinor: number } {
  let left = quantity;
  const served = { quantity: 0, marginMinor: 0 };
  for (const line of need.uncovered.lines) {
    if (line.needAt < arrivesAt || left === 0) continue;
    const taken = Math.min(left, line.uncovered);
    left -= taken;
    served.quantity += taken;
    served.marginMinor += Math.round((line.marginMinor * taken) / line.uncovered);
  }
  return served;
}
