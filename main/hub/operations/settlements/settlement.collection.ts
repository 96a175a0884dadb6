import { defineCollection } from '#engine/kernel';
import { CASE_COLUMNS, CASE_INDEXES, type CaseRow } from '#operations/casework';
import type { SettlementStated } from './own-events.ts';

/** A statement between two entities, and the run that settles it. */
export interface Settlement extends CaseRow, Omit<SettlementStated, 'run' | 'machine'> {
  proposedBy: string;
  reason: string;
}

/** All statements that were ever drawn up. */
export const settlements = defineCollection<Settlement>({
  name: 'settlements.settlement',
  key: ({ number }) => number,
  columns: {
    ...CASE_COLUMNS,
    entity: { type: 'text' },
    counterparty: { type: 'text' },
    currency: { type: 'text' },
    upTo: { type: 'text' },
    items: { type: 'json' },
    payer: { type: 'text' },
    payee: { type: 'text' },
    netMinor: { type: 'int8' },
    speaksFor: { type: 'text' },
    policy: { type: 'text' },
    hash: { type: 'text' },
    proposedBy: { type: 'text' },
    reason: { type: 'text' },
  },
  history: true,
  indexes: {
    ...CASE_INDEXES,
    /** While it is under way: what is told of them may make it out of date. */
    openByDocument: ({ items, endedAt }) =>
      endedAt === null ? items.map(({ document }) => document) : null,
  },
});
