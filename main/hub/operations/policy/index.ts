/**
 * Policy: thresholds and approval matrices as versioned data, with the versions that Signalbox comes with beside this
 * file. That nobody approves their own request is code, and stands in `#operations/approvals`. May import shared and
 * engine rooms.
 *
 * Owns `policy.policy`. Reads signalbox.hub.policy.published.v1; emits none.
 */
import { defineRoom } from '#engine/kernel';
import { policies, POLICY_PUBLISHED } from './policy.collection.ts';
import { foldPolicyPublished } from './policy.projection.ts';

export * from './policies.ts';
export { POLICY_PUBLISHED } from './policy.collection.ts';

export const policyRoom = defineRoom({
  name: 'policy',
  collections: [policies],
  evolve: { [POLICY_PUBLISHED]: foldPolicyPublished },
});
