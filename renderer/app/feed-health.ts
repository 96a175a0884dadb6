import type { FeedRow } from '#shared/protocol';
import { stateRank } from '#shared/vocabulary';
import { durationText } from '#ui';
import { feedState, feedWord, silentForMs } from '../integrations/index.ts';
import type { FeedHealth } from './services.ts';

/** All feeds in one line, the worst named with how long it has been silent; null before any feed is known. */
export function feedHealth(rows: Iterable<FeedRow>, nowMs: number): FeedHealth | null {
  let live = 0;
  let total = 0;
  let worst: FeedRow | null = null;
  for (const row of rows) {
    total++;
    const state = feedState(row, nowMs);
    // A line that stands and has had nothing to say yet, as the inbox of files at first, is well.
    const isQuiet = state === 'noData' && row.connected;
    if (state === 'ok' || state === 'watch' || isQuiet) live++;
    const isWorse = worst === null || stateRank(state) < stateRank(feedState(worst, nowMs));
    if (state !== 'ok' && !isQuiet && isWorse) worst = row;
  }
  if (total === 0) return null;
  if (worst === null) return { live, total, worst: null };
  const silentMs = silentForMs(worst, nowMs);
  const word = feedWord(worst, nowMs).toLowerCase();
  const since = silentMs === null ? '' : ` ${durationText(silentMs)}`;
  const state = feedState(worst, nowMs);
  const text = `${worst.name} ${word}${state === 'stale' ? since : ''}`;
  return { live, total, worst: { state, text } };
}
