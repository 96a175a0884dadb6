import { defineCollection } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';

/** The run of an invoice that is, or was, blocked for payment. */
export interface Payable {
  invoice: string;
  machine: number;
  step: string;
  /** The machine's own state, without its context: that is made from the facts each time. */
  snapshot: unknown;
  begunAt: Instant;
  /** It matched when it was blocked: no receipt can release it by itself. */
  matchedBefore: boolean;
  /** Who asked that it is paid although it does not match, and by how much it did not; null before. */
  askedBy: string | null;
  askedDifferenceMinor: number | null;
  /** Why it stands, in words; null when it goes on by itself. */
  trouble: string | null;
  endedAt: Instant | null;
  version: number;
  notes: readonly { version: number; what: string }[];
}

/** All of them. */
export const payables = defineCollection<Payable>({
  name: 'payables.payable',
  key: ({ invoice }) => invoice,
  columns: {
    invoice: { type: 'text' },
    machine: { type: 'int4' },
    step: { type: 'text' },
    snapshot: { type: 'json' },
    begunAt: { type: 'instant' },
    matchedBefore: { type: 'bool' },
    askedBy: { type: 'text', nullable: true },
    askedDifferenceMinor: { type: 'int8', nullable: true },
    trouble: { type: 'text', nullable: true },
    endedAt: { type: 'instant', nullable: true },
    version: { type: 'int4' },
    notes: { type: 'json' },
  },
  history: true,
  indexes: { running: ({ endedAt }) => (endedAt === null ? 'running' : null) },
});
