import type { Currency } from '#shared/vocabulary';
import type { ActName } from './acts.ts';
import type { ApprovalView, Arithmetic, PostingPreview, TransferCard } from './requests.ts';

/** What people are asked to agree to, by kind: what they call it, how its numbers read, and by which acts it is answered. */
export const TASK_KINDS = {
  adjustment: {
    noun: 'adjustment',
    numbers: /\/A\d+$/,
    approve: 'intercompany.approve',
    reject: 'intercompany.reject',
  },
  settlement: {
    noun: 'statement',
    numbers: /^STL-/,
    approve: 'settlement.approve',
    reject: 'settlement.reject',
  },
  orderCase: {
    noun: 'order',
    numbers: /^SO-/,
    approve: 'orderCase.approve',
    reject: 'orderCase.reject',
  },
  transfer: {
    noun: 'transfer',
    numbers: /^TRF-/,
    approve: 'transfer.approve',
    reject: 'transfer.reject',
  },
  /** Numbered by who sent it: whatever reads like nothing else. */
  payable: {
    noun: 'invoice',
    numbers: /^/,
    approve: 'payable.approve',
    reject: 'payable.reject',
  },
} as const satisfies Record<
  string,
  { noun: string; numbers: RegExp; approve: ActName; reject: ActName }
>;

/** What a task is about. */
export type TaskKind = keyof typeof TASK_KINDS;

/** What is to be decided where it has no card of its own, with all that an approver must see of it. */
export interface TaskCard {
  /** The subject: INV-86001, TRF-2026-0611/A1. */
  key: string;
  kind: TaskKind;
  /** "$1,200.00 of Volunteer Electric". */
  title: string;
  /** What is wanted and why, a sentence each. */
  what: string[];
  /** How much it is about, term by term; null where books say it. */
  account: Arithmetic | null;
  /** Where it stands off what was agreed, a line each. */
  differences: string[];
  /** What would be booked. */
  books: PostingPreview[];
  currency: Currency;
  approvals: ApprovalView[];
  /** Which rows asked them; null where a setting of the policy names them. */
  policyDecision: TransferCard['policyDecision'];
  policy: string;
  onBehalfOf: string | null;
  /** Why the person asking cannot decide, in words; null when they can. */
  cannotDecide: string | null;
  /** What an answer is to, SHA-256 over its terms, hex. */
  hash: string;
  /** The version of its run that an answer is checked against; 0 where it has none. */
  seen: number;
}

/** What people call the subject of an approval, by its number. */
export function subjectNoun(subject: string): (typeof TASK_KINDS)[TaskKind]['noun'] {
  return Object.values(TASK_KINDS).find(({ numbers }) => numbers.test(subject))!.noun;
}
