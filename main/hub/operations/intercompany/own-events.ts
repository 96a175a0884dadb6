import type { Currency } from '#shared/vocabulary';
import type { Adjustment } from './adjustment.rule.ts';

/** Somebody takes care of a document on which two ledgers disagree. */
export const INTERCOMPANY_ASSIGNED = 'signalbox.hub.intercompany.assigned.v1';
/** Somebody asks for the postings that make both ledgers agree. */
export const ADJUSTMENT_PROPOSED = 'signalbox.hub.intercompany.adjustmentProposed.v1';
/** It was agreed to: its postings were asked of the ledgers. */
export const ADJUSTMENT_RELEASED = 'signalbox.hub.intercompany.adjustmentReleased.v1';
/** Booked by all ledgers that it concerns, or not wanted. */
export const ADJUSTMENT_ENDED = 'signalbox.hub.intercompany.adjustmentEnded.v1';

export interface IntercompanyAssigned {
  document: string;
  owner: string | null;
}

export interface AdjustmentProposed extends Adjustment {
  /** `TRF-2026-0611/A1`. */
  adjustment: string;
  document: string;
  /** The document's currency, and how the buyer's ledger translates. */
  currency: Currency;
  rate: { rateMicro: number; source: string; on: string } | null;
  /** The period of the document, in which it is booked as long as that is open. */
  period: string;
  policy: string;
}

export interface AdjustmentReleased {
  adjustment: string;
  /** In the order of its entries. */
  commands: readonly string[];
}

export interface AdjustmentEnded {
  adjustment: string;
  as: 'booked' | 'rejected';
}
