import type { FeedRow } from '#shared/protocol';
import { DAY_MS } from '#shared/vocabulary';
import type { State } from '#shared/vocabulary';

/** World milliseconds since the feed's last good event; null before the first. */
export function silentForMs(row: FeedRow, nowMs: number): number | null {
  return row.lastGoodAt === null ? null : Math.max(0, nowMs - Date.parse(row.lastGoodAt));
}

/**
 * A feed's state: never heard, silent past twice its cadence (one lost message is no silence), with events missing or
 * dead letters that nobody has mended, or as it should be.
 */
export function feedState(row: FeedRow, nowMs: number): State {
  const silentMs = silentForMs(row, nowMs);
  if (silentMs === null) return 'noData';
  if (row.catchUp !== null) return 'watch';
  if (!row.connected || (hasCadence(row) && silentMs > row.cadenceMs * 2)) return 'stale';
  if (row.missing > 0 || row.circuit !== 'closed') return 'late';
  return row.openLetters > 0 ? 'watch' : 'ok';
}

/** The word beside the shape. */
export function feedWord(row: FeedRow, nowMs: number): string {
  if (row.catchUp !== null) return 'Catching up';
  const state = feedState(row, nowMs);
  if (state === 'stale') return row.connected ? 'Silent' : 'Disconnected';
  if (state === 'late') return row.missing > 0 ? 'Gaps' : CIRCUIT_WORDS[row.circuit];
  if (state === 'watch') return 'Watch';
  return state === 'noData' ? 'No data' : 'Live';
}

/** A month: what promises no more than that, as a folder of files does, is not due at any time one could wait for. */
const LONGEST_CADENCE_MS = 30 * DAY_MS;

/** Whether its contract says how often it speaks; without, it speaks when something happens and is never silent. */
export function hasCadence({ cadenceMs }: Pick<FeedRow, 'cadenceMs'>): boolean {
  return cadenceMs > 0 && cadenceMs <= LONGEST_CADENCE_MS;
}

/** Closed is well: the words of the circuit breaker between hub and source. */
export const CIRCUIT_WORDS: Record<FeedRow['circuit'], string> = {
  closed: 'Closed',
  halfOpen: 'Half open',
  open: 'Open',
};
