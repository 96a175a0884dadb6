import type { WorldView } from '#engine/kernel';
import { clearings, type Clearing } from './clearing.collection.ts';
import type { DocumentMatch } from './document-match.ts';

/** How far a document is settled between its two ledgers. */
export interface SettledAmount {
  /** Cleared by both, in the document's currency. */
  settledMinor: number;
  /** The statement that cleared it, by one ledger at least; null while none has. */
  statement: string | null;
}

/** What of a document both ledgers have cleared: the money is due no more only when both say so. */
export function settledAmount(
  world: WorldView,
  { number, seller, buyer }: Pick<DocumentMatch, 'number' | 'seller' | 'buyer'>,
): SettledAmount {
  const standing = world.by(clearings, 'byDocument', number);
  const of = (entity: string) => standing.filter((clearing) => clearing.entity === entity);
  const [sold, bought] = [of(seller.entity), of(buyer.entity)];
  // The seller's ledger keeps the document's currency.
  const settledMinor =
    bought.length === 0 ? 0 : sold.reduce((sum, one) => sum + dueOf(one, number), 0);
  return { settledMinor, statement: standing[0]?.statement ?? null };
}

function dueOf({ items }: Clearing, document: string): number {
  return items.find(({ transferNumber }) => transferNumber === document)?.dueMinor ?? 0;
}
