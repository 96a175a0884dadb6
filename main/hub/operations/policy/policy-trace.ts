import type { PolicyTrace } from '#shared/protocol';
import type { ConditionInputs } from './condition.ts';
import type { Resolved } from './resolve.ts';

/** How a policy is cited: "TRF-2 v14". */
export function policyName(policy: { version: number; content: { id: string } }): string {
  return `${policy.content.id} v${policy.version}`;
}

/** What decided, on what: kept with the decision, and shown where somebody asks why. */
export function traceOf(
  policy: Resolved<{ id: string }>,
  inputs: ConditionInputs,
  rows: readonly string[] = policy.matched.rows,
  failed: readonly string[] = policy.matched.failed,
): PolicyTrace {
  return {
    policy: policyName(policy),
    rows: [...rows],
    overrides: [...policy.matched.overrides],
    failed: [...failed],
    inputs: { ...inputs },
  };
}
