/**
 * Policy: thresholds and approval matrices as versioned data with conditions in CEL, overrides of single settings at
 * single sites, and where the hub may act by itself; the versions that Signalbox comes with stand beside this file. That
 * nobody approves their own request, and nobody publishes their own draft, is code. May import shared and engine rooms
 * and `#operations/{network,windows}`.
 *
 * Owns the tables of schema `policy`. Reads and emits signalbox.hub.policy.*.
 */
export {
  compileCondition,
  ORDER_VARIABLES,
  PAYABLE_VARIABLES,
  TRANSFER_VARIABLES,
  type ConditionInputs,
  type Variables,
} from './condition.ts';
export { allocationPolicy, rankRow, type AllocationPolicy } from './allocation-policy.ts';
export { contentHash } from './content-hash.ts';
export {
  POLICY_DECIDED,
  policyDecisions,
  sayDecided,
  type PolicyDecided,
} from './decision.collection.ts';
export { drafts } from './draft.collection.ts';
export * from './exception-policy.ts';
export { overrides, type Override } from './override.collection.ts';
export { POLICY_BACKTESTED, POLICY_PUBLISHED, type PolicyBacktested } from './own-events.ts';
export * from './orders-policy.ts';
export { automationPauseAt, type StandingPause } from './pause.collection.ts';
export * from './payables-policy.ts';
export * from './planning-policy.ts';
export { policies, type PolicyRow } from './policy.collection.ts';
export { policyRoom } from './policy.room.ts';
export { scopeInputs, type PolicyScope } from './policy-scope.ts';
export * from './policy-trace.ts';
export { resolve, type Matched, type Resolved } from './resolve.ts';
export { INTERCOMPANY_SHIPPED, wholeInForce } from './shipped.ts';
export * from './transfer-policy.ts';
