import { defineCollection, type WorldView } from '#engine/kernel';
import type { Currency, Gln, Instant } from '#shared/vocabulary';
import type { PostingDocument, PostingLine } from './posting.collection.ts';

/** What the ledger of an entity says that it cleared by a statement between two entities. */
export interface Clearing {
  /** `<entity>/<statement>`. */
  key: string;
  statement: string;
  statementHash: string;
  entity: Gln;
  counterparty: Gln;
  /** Of the ledger. */
  currency: Currency;
  /** Null where the ledger keeps the statement's own currency. */
  document: PostingDocument | null;
  /** What of each document was due to the entity, in its ledger; below zero what it owed. */
  items: readonly { transferNumber: string; dueMinor: number }[];
  lines: readonly PostingLine[];
  postingId: string;
  postedAt: Instant;
  period: string;
  lateReason: string | null;
  /** Taken back: its documents are due again. */
  reversal: ClearingReversal | null;
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

export interface ClearingReversal {
  postingId: string;
  postedAt: Instant;
  period: string;
  lines: readonly PostingLine[];
}

/** All that was ever cleared between the entities. */
export const clearings = defineCollection<Clearing>({
  name: 'intercompany.clearing',
  key: (clearing) => clearing.key,
  columns: {
    key: { type: 'text' },
    statement: { type: 'text' },
    statementHash: { type: 'text' },
    entity: { type: 'text' },
    counterparty: { type: 'text' },
    currency: { type: 'text' },
    document: { type: 'json', nullable: true },
    items: { type: 'json' },
    lines: { type: 'json' },
    postingId: { type: 'text' },
    postedAt: { type: 'instant' },
    period: { type: 'text' },
    lateReason: { type: 'text', nullable: true },
    reversal: { type: 'json', nullable: true },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  indexes: {
    byStatement: ({ statement }) => statement,
    /** What stands. */
    byDocument: ({ items, reversal }) =>
      reversal === null ? items.map(({ transferNumber }) => transferNumber) : null,
  },
});

export function clearingKey(entity: Gln, statement: string): string {
  return `${entity}/${statement}`;
}

/** What a ledger cleared of a statement and has not taken back. */
export function standingClearing(
  world: WorldView,
  entity: Gln,
  statement: string,
): Clearing | undefined {
  const clearing = world.get(clearings, clearingKey(entity, statement));
  return clearing?.reversal === null ? clearing : undefined;
}

/** What a clearing came to in its ledger: what was due to the entity, less what it owed. */
export function clearedMinor({ items }: Pick<Clearing, 'items'>): number {
  return items.reduce((sum, { dueMinor }) => sum + dueMinor, 0);
}
