import type { Outcome } from '#engine/writer';
import type { FeedCursor } from './cursor.sql.ts';

/** Adds what became of one input to a feed's cursor and counts: received = appended + duplicates + dead letters. */
export function account(cursor: FeedCursor, { input, result }: Outcome): void {
  const { place } = input;
  if (!place) return;
  cursor.received++;
  if (result === 'appended') cursor.appended++;
  else if (result === 'duplicate') cursor.duplicates++;
  else cursor.deadLetters++;
  if (place.epoch !== cursor.epoch) {
    // The first visit, or a new life of the source: its numbering begins again.
    cursor.epoch = place.epoch;
    cursor.cursor = 0;
  }
  if (place.cursorAfter !== null) cursor.cursor = Math.max(cursor.cursor, place.cursorAfter);
}
