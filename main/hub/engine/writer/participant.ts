import type { Session } from '#engine/store';
import type { FoldedTransaction } from './fold-transaction.ts';

/**
 * A room of the engine that keeps something beside log and state rows in the same transaction: cursors, dead letters.
 * It sees what the transaction did and writes to its own tables.
 */
export interface Participant {
  write(session: Session, folded: FoldedTransaction): Promise<void>;
  /** After the commit. */
  committed?(folded: FoldedTransaction): void;
}
