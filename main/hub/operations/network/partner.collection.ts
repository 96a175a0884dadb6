import { defineCollection } from '#engine/kernel';
import type { Gln, Instant, Scac } from '#shared/vocabulary';

/** A customer, supplier or carrier that documents name. */
export interface PartnerMaster {
  gln: Gln;
  role: 'customer' | 'supplier' | 'carrier';
  name: string;
  scac: Scac | null;
  latitude: number | null;
  longitude: number | null;
  place: string | null;
  /** The site that serves a customer. */
  servedBy: Gln | null;
  /** A supplier's usual time from order to dock. */
  leadTimeMinutes: number | null;
  /** Other names in documents, `ZZ:ACME`. */
  aliases: readonly string[];
  publishedAt: Instant;
}

/** All partners, by GLN. */
export const partners = defineCollection<PartnerMaster>({
  name: 'network.partner',
  key: (partner) => partner.gln,
  columns: {
    gln: { type: 'text' },
    role: { type: 'text' },
    name: { type: 'text' },
    scac: { type: 'text', nullable: true },
    latitude: { type: 'float8', nullable: true },
    longitude: { type: 'float8', nullable: true },
    place: { type: 'text', nullable: true },
    servedBy: { type: 'text', nullable: true },
    leadTimeMinutes: { type: 'int4', nullable: true },
    aliases: { type: 'json' },
    publishedAt: { type: 'instant' },
  },
  indexes: {
    byScac: (partner) => partner.scac,
    byAlias: (partner) => partner.aliases,
  },
});
