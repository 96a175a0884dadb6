import type { Write } from '#engine/store';
import type { FoldedTransaction } from '#engine/writer';
import { fromMs } from '#shared/vocabulary';
import { moveCursors, type FeedCursor } from './cursor.sql.ts';
import { keepLetters, markResubmitted, mendPlace } from './dead-letter.sql.ts';
import { account } from './feed-account.ts';

/** What a transaction did to the feeds: their cursors after it, and how many inputs of each it settled. */
export interface FeedsAfter {
  cursors: ReadonlyMap<string, FeedCursor>;
  settled: ReadonlyMap<string, number>;
}

/** Computes cursors and counts after a transaction; `changed` are feeds whose row has another reason to be written. */
export function feedsAfter(
  folded: FoldedTransaction,
  cursorOf: (source: string) => FeedCursor | undefined,
  changed: Iterable<string>,
): FeedsAfter {
  const cursors = new Map<string, FeedCursor>();
  const settled = new Map<string, number>();
  const draft = (source: string): FeedCursor | undefined => {
    const known = cursors.get(source);
    if (known) return known;
    const stored = cursorOf(source);
    if (!stored) return undefined;
    const copy = { ...stored };
    cursors.set(source, copy);
    return copy;
  };
  for (const source of changed) draft(source);
  for (const outcome of folded.outcomes) {
    const source = outcome.input.place?.source;
    const cursor = source === undefined ? undefined : draft(source);
    if (source === undefined || !cursor) continue;
    account(cursor, outcome);
    settled.set(source, (settled.get(source) ?? 0) + 1);
  }
  return { cursors, settled };
}

/**
 * Writes it, with the dead letters of the transaction and those that it mended.
 * @param onMended told how many letters of a feed were mended, as the writes are done.
 */
export function* writeFeeds(
  folded: FoldedTransaction,
  after: FeedsAfter,
  nowMs: number,
  onMended: (source: string, letters: number) => void,
): Generator<Write> {
  yield* moveCursors([...after.cursors.values()]);
  yield* keepLetters(folded.letters);
  const now = fromMs(nowMs);
  for (const { input, result } of folded.outcomes) {
    if (input.kind !== 'arrival' || result === 'deadLetter') continue;
    const { source } = input.place;
    const took = (letters: number): void => onMended(source, letters);
    if (input.resubmission) {
      const { deadLetter, by } = input.resubmission;
      yield markResubmitted(deadLetter, now, by, took);
    } else if (input.vacant && result === 'appended') yield mendPlace(input.event, now, took);
  }
}
