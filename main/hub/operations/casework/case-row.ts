import type { ColumnSpec } from '#engine/kernel';
import type { Workflow } from '#engine/runs';
import type { Instant } from '#shared/vocabulary';

/** What every run of a case has in its row, beside what it is about. */
export interface CaseRow {
  /** `STL-2026-0004`: the case of all its events. */
  number: string;
  /** The version of the workflow that it runs on to its end. */
  machine: number;
  step: string;
  /** The machine's own state, without its context: that is made from the facts each time. */
  snapshot: unknown;
  begunAt: Instant;
  /** Who does not want it any more; what was done is taken back. */
  cancelledBy: string | null;
  /** Parts that a person answers for instead of the system. */
  waived: readonly string[];
  /** Why it stands, in words; null when it goes on by itself. */
  trouble: string | null;
  endedAt: Instant | null;
  version: number;
  notes: readonly { version: number; what: string }[];
}

/** The columns of {@link CaseRow}. */
export const CASE_COLUMNS = {
  number: { type: 'text' },
  machine: { type: 'int4' },
  step: { type: 'text' },
  snapshot: { type: 'json' },
  begunAt: { type: 'instant' },
  cancelledBy: { type: 'text', nullable: true },
  waived: { type: 'json' },
  trouble: { type: 'text', nullable: true },
  endedAt: { type: 'instant', nullable: true },
  version: { type: 'int4' },
  notes: { type: 'json' },
} as const satisfies Record<keyof CaseRow, ColumnSpec>;

/** The indexes that runs are found by. */
export const CASE_INDEXES = {
  running: ({ endedAt }: CaseRow) => (endedAt === null ? 'running' : null),
};

/** As many changes as a person can have missed between looking and pressing. */
const NOTES_KEPT = 12;

/** A run at the moment it begins. */
export function begunCase(
  workflow: Pick<Workflow<never, string, string>, 'data' | 'initialSnapshot'>,
  number: string,
  machine: number,
  begunAt: Instant,
): CaseRow {
  return {
    number,
    machine,
    step: workflow.data(machine).initial,
    snapshot: workflow.initialSnapshot(machine),
    begunAt,
    cancelledBy: null,
    waived: [],
    trouble: null,
    endedAt: null,
    version: 1,
    notes: [],
  };
}

/** The row with one more change that a person may have missed. */
export function noted<Row extends CaseRow>(row: Row, what: string): Row {
  const version = row.version + 1;
  return { ...row, version, notes: [...row.notes, { version, what }].slice(-NOTES_KEPT) };
}
