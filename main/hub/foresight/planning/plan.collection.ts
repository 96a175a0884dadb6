import { defineCollection } from '#engine/kernel';
import type { PlanAlternative, PlanEdit, PlanScope, PlanStatus } from '#shared/protocol';
import type { Currency, Gtin, Instant } from '#shared/vocabulary';
import type { PlanContent } from './plan-content.ts';

/** A plan from its asking to its end, without what it says: that is a row of its own, since it is long. */
export interface Plan {
  /** PLN-12. */
  number: string;
  status: PlanStatus;
  scope: PlanScope;
  /** "12 exceptions, 9 items". */
  about: string;
  exceptions: readonly string[];
  /** Null is every item. */
  items: readonly Gtin[] | null;
  edits: readonly PlanEdit[];
  basedOn: string | null;
  policy: string;
  askedAt: Instant;
  askedBy: string;
  /** Null until there is one. */
  inputsAt: Instant | null;
  lines: number;
  trucks: number;
  needs: number;
  served: number;
  costMinor: number;
  lossBeforeMinor: number;
  lossAfterMinor: number;
  tooEarlyMinor: number;
  boundMinor: number | null;
  currency: Currency;
  /** The transfer that each accepted line became. */
  accepted: Readonly<Record<string, string>>;
  alternatives: readonly PlanAlternative[];
  /** What the plan would save without the constraint that binds, by position of the dearest needs. */
  lifted: Readonly<Record<string, number>>;
  trouble: string | null;
  version: number;
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All plans that were asked for. */
export const plans = defineCollection<Plan>({
  name: 'planning.plan',
  key: (plan) => plan.number,
  columns: {
    number: { type: 'text' },
    status: { type: 'text' },
    scope: { type: 'text' },
    about: { type: 'text' },
    exceptions: { type: 'json' },
    items: { type: 'json', nullable: true },
    edits: { type: 'json' },
    basedOn: { type: 'text', nullable: true },
    policy: { type: 'text' },
    askedAt: { type: 'instant' },
    askedBy: { type: 'text' },
    inputsAt: { type: 'instant', nullable: true },
    lines: { type: 'int4' },
    trucks: { type: 'int4' },
    needs: { type: 'int4' },
    served: { type: 'int4' },
    costMinor: { type: 'int8' },
    lossBeforeMinor: { type: 'int8' },
    lossAfterMinor: { type: 'int8' },
    tooEarlyMinor: { type: 'int8' },
    boundMinor: { type: 'int8', nullable: true },
    currency: { type: 'text' },
    accepted: { type: 'json' },
    alternatives: { type: 'json' },
    lifted: { type: 'json' },
    trouble: { type: 'text', nullable: true },
    version: { type: 'int4' },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  history: true,
  indexes: {
    /** Being solved or refined: what a hub that starts takes up again. */
    open: (plan) => (plan.status === 'asked' || plan.status === 'refining' ? 'open' : null),
  },
});

/** What the latest plan of a number says. */
export interface PlanContentRow {
  plan: string;
  content: PlanContent;
}

/** By plan. */
export const planContents = defineCollection<PlanContentRow>({
  name: 'planning.content',
  key: (row) => row.plan,
  columns: { plan: { type: 'text' }, content: { type: 'json' } },
});
