import { defineCollection } from '#engine/kernel';
import type { Currency, Gln, Instant } from '#shared/vocabulary';

/** A legal entity with a ledger of its own. */
export interface EntityMaster {
  gln: Gln;
  code: string;
  name: string;
  currency: Currency;
  /** Added to cost when it sells to a sister, hundredths of a per cent. */
  transferMarkupBasisPoints: number;
  /** The ERP that keeps its ledger: commands for its books go there. */
  source: string;
  publishedAt: Instant;
}

/** All legal entities, by GLN. */
export const entities = defineCollection<EntityMaster>({
  name: 'network.entity',
  key: (entity) => entity.gln,
  columns: {
    gln: { type: 'text' },
    code: { type: 'text' },
    name: { type: 'text' },
    currency: { type: 'text' },
    transferMarkupBasisPoints: { type: 'int4' },
    source: { type: 'text' },
    publishedAt: { type: 'instant' },
  },
});
