import { z } from 'zod';
import { defineCommand, defineEvent } from './definition.ts';
import * as f from './fields.ts';
import { postingDocument, postingLine } from './finance.ts';

/** What is due between two entities, cleared by a statement that both agreed to. */

const period = z.string().regex(/^\d{4}-P\d\d$/);

/** The larger statement is cut: what is over comes with the next one. */
export const MOST_SETTLED_DOCUMENTS = 2_000;

const clearing = {
  /** The statement: one number for both ledgers. */
  statement: f.reference,
  entity: f.gln,
  counterparty: f.gln,
  /** The last period whose documents are in it. */
  upTo: period,
  /** The date that decides the period. */
  postedAt: f.instant,
  /** Of the ledger, in which the lines are. */
  currency: f.currency,
  /** Left out where the ledger keeps the statement's own currency; the amount is the net due to the entity. */
  document: postingDocument.optional(),
  /** Why it is booked into another period than the one that it settles. */
  lateReason: f.words.optional(),
  /** SHA-256 of the statement as both sides agreed to it, hex. */
  statementHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Each document by its number, and what of it is due to the entity in this ledger: below zero what it owes. */
  items: z
    .array(z.object({ transferNumber: f.reference, dueMinor: f.amountMinor }))
    .min(1)
    .max(MOST_SETTLED_DOCUMENTS),
  /** Balanced: due from and due to are cleared, the net stands in settlement clearing. */
  lines: z.array(postingLine).min(2).max(20),
};

export const intercompanySettled = defineEvent(
  'signalbox.erp.intercompany.settled.v1',
  'An entity cleared what a statement between two entities settles.',
  z.object({ ...clearing, postingId: f.reference, period }),
);

export const settleIntercompany = defineCommand(
  'signalbox.erp.intercompany.settle.v1',
  'erp',
  'Clear the documents of this statement in the ledger of the entity.',
  z.object(clearing),
  intercompanySettled,
);

const reversal = {
  statement: f.reference,
  entity: f.gln,
  /** The date that decides the period. */
  postedAt: f.instant,
  lateReason: f.words.optional(),
  reason: f.words,
};

export const intercompanySettlementReversed = defineEvent(
  'signalbox.erp.intercompany.settlementReversed.v1',
  'An entity took the clearing of a statement back: its documents are due again.',
  z.object({
    ...reversal,
    counterparty: f.gln,
    currency: f.currency,
    postingId: f.reference,
    reversedPostingId: f.reference,
    period,
    lines: z.array(postingLine).min(2).max(20),
  }),
);

export const reverseIntercompanySettlement = defineCommand(
  'signalbox.erp.intercompany.reverseSettlement.v1',
  'erp',
  'Take the clearing of this statement back in the ledger of the entity.',
  z.object(reversal),
  intercompanySettlementReversed,
);
