import { defineCollection } from '#engine/kernel';
import type { PolicyName } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/** A published version of a policy: thresholds and matrices as data. */
export interface PolicyRow {
  name: PolicyName;
  version: number;
  content: object;
  publishedAt: Instant;
  publishedBy: string;
}

/** The version in force of each policy that was ever published here. */
export const policies = defineCollection<PolicyRow>({
  name: 'policy.policy',
  key: (policy) => policy.name,
  columns: {
    name: { type: 'text' },
    version: { type: 'int4' },
    content: { type: 'json' },
    publishedAt: { type: 'instant' },
    publishedBy: { type: 'text' },
  },
  history: true,
});

/** A version as it was published, and on whose word. */
export interface PolicyVersionRow extends PolicyRow {
  key: string;
  proposedBy: string | null;
  reason: string | null;
  restores: number | null;
  backtest: string | null;
  withoutBacktest: string | null;
}

/** Every version that was ever published here: what can be looked at, compared and brought back. */
export const policyVersions = defineCollection<PolicyVersionRow>({
  name: 'policy.version',
  key: (version) => version.key,
  columns: {
    key: { type: 'text' },
    name: { type: 'text' },
    version: { type: 'int4' },
    content: { type: 'json' },
    publishedAt: { type: 'instant' },
    publishedBy: { type: 'text' },
    proposedBy: { type: 'text', nullable: true },
    reason: { type: 'text', nullable: true },
    restores: { type: 'int4', nullable: true },
    backtest: { type: 'text', nullable: true },
    withoutBacktest: { type: 'text', nullable: true },
  },
  indexes: { byPolicy: ({ name }) => name },
});

export function versionKey(name: PolicyName, version: number): string {
  return `${name}/${version}`;
}
