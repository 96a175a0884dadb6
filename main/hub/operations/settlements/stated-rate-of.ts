import type { WorldView } from '#engine/kernel';
import { postings, type PostingDocument } from '#operations/intercompany';
import type { Gln } from '#shared/vocabulary';
import type { Settlement } from './settlement.collection.ts';

/**
 * The rate that the ledger of an entity stated on the documents that it clears: the group states one for a period. Null
 * where it stated none, because it keeps their currency.
 */
export function statedRateOf(
  world: WorldView,
  { items }: Pick<Settlement, 'items'>,
  entity: Gln,
): Pick<PostingDocument, 'rateMicro' | 'rateSource' | 'rateOn'> | null {
  for (const { document: number } of items.toReversed())
    for (const { entity: ledger, document } of world.by(postings, 'byTransfer', number))
      if (ledger === entity && document !== null) {
        const { rateMicro, rateSource, rateOn } = document;
        return { rateMicro, rateSource, rateOn };
      }
  return null;
}
