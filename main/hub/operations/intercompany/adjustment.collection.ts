import { defineCollection } from '#engine/kernel';
import type { Currency, Instant } from '#shared/vocabulary';
import type { AdjustmentProposed } from './own-events.ts';

/** Postings that somebody proposed to make two ledgers agree, and how far they have come. */
export interface AdjustmentRow {
  /** `TRF-2026-0611/A1`. */
  key: string;
  document: string;
  cause: string;
  what: string;
  because: string;
  entries: AdjustmentProposed['entries'];
  currency: Currency;
  rate: AdjustmentProposed['rate'];
  period: string;
  policy: string;
  proposedBy: string;
  proposedAt: Instant;
  reason: string;
  status: 'proposed' | 'booking' | 'booked' | 'rejected';
  commands: readonly string[];
}

/** All adjustments that were ever proposed. */
export const adjustments = defineCollection<AdjustmentRow>({
  name: 'intercompany.adjustment',
  key: (adjustment) => adjustment.key,
  columns: {
    key: { type: 'text' },
    document: { type: 'text' },
    cause: { type: 'text' },
    what: { type: 'text' },
    because: { type: 'text' },
    entries: { type: 'json' },
    currency: { type: 'text' },
    rate: { type: 'json', nullable: true },
    period: { type: 'text' },
    policy: { type: 'text' },
    proposedBy: { type: 'text' },
    proposedAt: { type: 'instant' },
    reason: { type: 'text' },
    status: { type: 'text' },
    commands: { type: 'json' },
  },
  history: true,
  indexes: {
    byDocument: (adjustment) => adjustment.document,
    byCommand: (adjustment) => adjustment.commands,
  },
});
