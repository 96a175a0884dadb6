import type { FeedRow } from '#shared/protocol';
import { STATES_BY_RANK } from '#shared/vocabulary';
import { count } from '#ui';
import { feedState, feedWord } from './feed-state.ts';

/** All feeds in one line, and how many dead letters they have made: a change of that is when to list them again. */
export interface FeedTotals {
  deadLetters: number;
  text: string;
}

/** "8 live, 1 silent · 443 events/min in, 436 due at least". The worst are named first. */
export function feedTotals(rows: Iterable<FeedRow>, nowMs: number): FeedTotals {
  const byWord = new Map<string, { rank: number; feeds: number }>();
  let [deadLetters, perMinute, duePerMinute] = [0, 0, 0];
  for (const row of rows) {
    deadLetters += row.deadLetters;
    perMinute += row.ratePerMinute;
    duePerMinute += row.duePerMinute;
    const word = feedWord(row, nowMs).toLowerCase();
    const rank = STATES_BY_RANK.indexOf(feedState(row, nowMs));
    byWord.set(word, { rank, feeds: (byWord.get(word)?.feeds ?? 0) + 1 });
  }
  const words = [...byWord]
    .toSorted(([, a], [, b]) => a.rank - b.rank)
    .map(([word, { feeds }]) => `${count(feeds)} ${word}`);
  const rate = `${count(perMinute)} events/min in, ${count(duePerMinute)} due at least`;
  return { deadLetters, text: words.length === 0 ? '' : `${words.join(', ')} · ${rate}` };
}
