import { defineCollection } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';

/** A published version of a policy: thresholds and matrices as data. */
export interface PolicyRow {
  /** `exceptions`, `transfers`. */
  name: string;
  version: number;
  content: unknown;
  publishedAt: Instant;
  publishedBy: string;
}

/** The version in force of each policy that was ever published here; each earlier one is in the history. */
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

/** A version of a policy came into force. */
export const POLICY_PUBLISHED = 'signalbox.hub.policy.published.v1';

export interface PolicyPublished {
  name: string;
  version: number;
  content: unknown;
}
