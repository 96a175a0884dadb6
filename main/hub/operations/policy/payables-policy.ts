import type { WorldView } from '#engine/kernel';
import type { ApprovalRow } from '#shared/protocol';
import payablesV1 from './payables.policy.v1.json' with { type: 'json' };
import { resolve, type Resolved } from './resolve.ts';

/** Who must agree before an invoice that does not match is paid; within which difference it matches is EXC-1's to say. */
export interface PayablesPolicy {
  id: string;
  /** Their value is by how much the invoice differs from what was expected, minor units of its currency. */
  approvals: readonly ApprovalRow[];
  /** Payment runs are daily: a release that the ledger has not answered by the next one needs a person. */
  releaseExpiresMinutes: number;
}

/** What Signalbox comes with: above 5,000 of difference a manager agrees as well, finance writes off less alone. */
export const PAYABLES_SHIPPED: PayablesPolicy = payablesV1 as PayablesPolicy;

/**
 * The policy of blocked invoices that is in force, with what is overridden at some sites.
 * @param sites their codes: of an invoice the site that its order is for.
 */
export function payablesPolicy(
  world: WorldView,
  sites: readonly string[] = [],
): Resolved<PayablesPolicy> {
  return resolve(world, 'payables', PAYABLES_SHIPPED, () => ({ sites, inputs: null }));
}
