import { defineCollection } from '#engine/kernel';
import type { Currency, Gln, Instant } from '#shared/vocabulary';

export type PostingStage = 'shipping' | 'receiving' | 'shortClosed' | 'returned' | 'adjusting';

/** What a ledger of another currency says of the document, and how it translated. */
export interface PostingDocument {
  currency: Currency;
  /** What the entry adds to the amount due between the two. */
  amountMinor: number;
  rateMicro: number;
  rateSource: string;
  rateOn: Instant;
}

export interface PostingLine {
  account: string;
  name: string;
  debitMinor: number;
  creditMinor: number;
}

/** What the ERP of an entity says that it booked of a transfer. */
export interface Posting {
  /** `<entity>/<posting>`. */
  key: string;
  postingId: string;
  entity: Gln;
  counterparty: Gln;
  transferNumber: string;
  stage: PostingStage;
  postedAt: Instant;
  period: string;
  currency: Currency;
  /** Null where the ledger keeps the document's own currency. */
  document: PostingDocument | null;
  /** Why it stands in another period than the one in which it happened. */
  lateReason: string | null;
  lines: readonly PostingLine[];
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All postings between the entities, as booked. */
export const postings = defineCollection<Posting>({
  name: 'intercompany.posting',
  key: (posting) => posting.key,
  columns: {
    key: { type: 'text' },
    postingId: { type: 'text' },
    entity: { type: 'text' },
    counterparty: { type: 'text' },
    transferNumber: { type: 'text' },
    stage: { type: 'text' },
    postedAt: { type: 'instant' },
    period: { type: 'text' },
    currency: { type: 'text' },
    document: { type: 'json', nullable: true },
    lateReason: { type: 'text', nullable: true },
    lines: { type: 'json' },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  indexes: {
    byTransfer: (posting) => posting.transferNumber,
    /** `<entity>/<period>`. */
    byPeriod: ({ entity, period }) => `${entity}/${period}`,
    bySource: (posting) => posting.source,
  },
});
