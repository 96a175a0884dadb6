import { defineCollection } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';
import type { PolicyName, SettingValue } from '#shared/protocol';

/** One setting that is another at one site, for a reason and a time. */
export interface Override {
  /** `OVR-3`. */
  key: string;
  policy: PolicyName;
  /** Which setting: `approvals.A1.aboveMinor`. */
  path: string;
  /** The site's code. */
  site: string;
  value: SettingValue;
  /** Who answers for it. */
  owner: string;
  reason: string;
  expiresAt: Instant;
  status: 'proposed' | 'inForce' | 'expired' | 'ended';
  proposedBy: string;
  proposedAt: Instant;
  /** The second person, once somebody confirmed it. */
  confirmedBy: string | null;
  endedAt: Instant | null;
  endedBy: string | null;
}

/** All overrides there ever were: what has ended says who ended it, or that its time had come. */
export const overrides = defineCollection<Override>({
  name: 'policy.override',
  key: (override) => override.key,
  columns: {
    key: { type: 'text' },
    policy: { type: 'text' },
    path: { type: 'text' },
    site: { type: 'text' },
    value: { type: 'json', nullable: true },
    owner: { type: 'text' },
    reason: { type: 'text' },
    expiresAt: { type: 'instant' },
    status: { type: 'text' },
    proposedBy: { type: 'text' },
    proposedAt: { type: 'instant' },
    confirmedBy: { type: 'text', nullable: true },
    endedAt: { type: 'instant', nullable: true },
    endedBy: { type: 'text', nullable: true },
  },
  history: true,
  indexes: {
    /** `<policy>/<site>` of those that hold. */
    inForce: ({ status, policy, site }) => (status === 'inForce' ? `${policy}/${site}` : null),
    byPolicy: ({ policy }) => policy,
  },
});
