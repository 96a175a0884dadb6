import type { FeedRow } from '#shared/protocol';
import { STATES_BY_RANK } from '#shared/vocabulary';
import { count } from '#ui';
import { feedState, feedWord } from './feed-state.ts';

/** All feeds in one line, and their dead letters. */
export interface FeedTotals {
  openLetters: number;
  /** Another when the open dead letters are others. */
  lettersVersion: string;
  text: string;
}

/** "1 silent, 9 live · 443 events a minute · 2 commands wait". The worst are named first. */
export function feedTotals(rows: Iterable<FeedRow>, nowMs: number): FeedTotals {
  const byWord = new Map<string, { rank: number; feeds: number }>();
  let [openLetters, deadLetters, perMinute, waiting] = [0, 0, 0, 0];
  for (const row of rows) {
    openLetters += row.openLetters;
    deadLetters += row.deadLetters;
    perMinute += row.ratePerMinute;
    waiting += row.commandsWaiting;
    const word = feedWord(row, nowMs).toLowerCase();
    const rank = STATES_BY_RANK.indexOf(feedState(row, nowMs));
    byWord.set(word, { rank, feeds: (byWord.get(word)?.feeds ?? 0) + 1 });
  }
  const words = [...byWord]
    .toSorted(([, a], [, b]) => a.rank - b.rank)
    .map(([word, { feeds }]) => `${count(feeds)} ${word}`);
  const commands = waiting === 0 ? '' : ` · ${count(waiting)} commands wait`;
  const rate = `${count(perMinute)} events a minute${commands}`;
  return {
    openLetters,
    lettersVersion: `${openLetters}/${deadLetters}`,
    text: words.length === 0 ? '' : `${words.join(', ')} · ${rate}`,
  };
}
