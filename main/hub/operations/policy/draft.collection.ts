import { defineCollection } from '#engine/kernel';
import type { PolicyBacktest, PolicyContent, PolicyName } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** The one draft of a policy that everybody with the right works on. */
export interface DraftRow {
  name: PolicyName;
  content: PolicyContent;
  /** The version in force when it was begun. */
  basedOn: number;
  /** Of its content: acts say which one they saw. No other content, of this draft or another, has the same number. */
  revision: number;
  /** Whoever wrote in it: none of them publishes it. */
  editors: readonly string[];
  changedAt: Instant;
  changedBy: string;
  restores: number | null;
  proposedBy: string | null;
  proposedAt: Instant | null;
  reason: string | null;
  withoutBacktest: string | null;
}

/** The drafts there are, by policy. */
export const drafts = defineCollection<DraftRow>({
  name: 'policy.draft',
  key: (draft) => draft.name,
  columns: {
    name: { type: 'text' },
    content: { type: 'json' },
    basedOn: { type: 'int4' },
    revision: { type: 'int4' },
    editors: { type: 'json' },
    changedAt: { type: 'instant' },
    changedBy: { type: 'text' },
    restores: { type: 'int4', nullable: true },
    proposedBy: { type: 'text', nullable: true },
    proposedAt: { type: 'instant', nullable: true },
    reason: { type: 'text', nullable: true },
    withoutBacktest: { type: 'text', nullable: true },
  },
});

/** The last back-test of each policy's draft. */
export interface BacktestRow {
  name: PolicyName;
  contentHash: string;
  inputsHash: string;
  backtest: PolicyBacktest;
}

/** Kept until the next one: shown beside the draft while it is of this content. */
export const backtests = defineCollection<BacktestRow>({
  name: 'policy.backtest',
  key: (row) => row.name,
  columns: {
    name: { type: 'text' },
    contentHash: { type: 'text' },
    inputsHash: { type: 'text' },
    backtest: { type: 'json' },
  },
  history: true,
});
