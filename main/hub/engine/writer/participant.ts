import type { Write } from '#engine/store';
import type { FoldedTransaction } from './fold-transaction.ts';

/**
 * A room of the engine that keeps something beside log and state rows in the same transaction: cursors, dead letters.
 * It sees what the transaction did and writes to its own tables.
 */
export interface Participant {
  /** After the inputs are folded and before the rules look: state rows that no event carries. */
  fold?(folded: FoldedTransaction, nowMs: number): void;
  writes(folded: FoldedTransaction): Iterable<Write>;
  /** After the commit. */
  committed?(folded: FoldedTransaction): void;
}
