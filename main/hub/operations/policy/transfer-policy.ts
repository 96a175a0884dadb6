import type { WorldView } from '#engine/kernel';
import type { ApprovalRow } from '#shared/protocol';
import { resolve, type Resolved } from './resolve.ts';
import transfersV1 from './transfers.policy.v1.json' with { type: 'json' };

/** Who must agree to a transfer, and how long commands may take. */
export interface TransferPolicy {
  id: string;
  approvals: readonly ApprovalRow[];
  commandExpiresMinutes: number;
  reserveExpiresMinutes: number;
  /** Local variations of the workflow, as a site's override declares them: whether its steps are gone through. */
  variations: {
    /** The source counts the position before anybody decides. */
    countBeforeRelease: boolean;
  };
}

/** What Signalbox comes with. */
export const TRANSFERS_SHIPPED: TransferPolicy = transfersV1 as TransferPolicy;

/**
 * The transfer policy in force, with what is overridden at some sites: for a transfer its source and its destination,
 * the source first.
 * @param sites their codes.
 */
export function transferPolicy(
  world: WorldView,
  sites: readonly string[] = [],
): Resolved<TransferPolicy> {
  return resolve(world, 'transfers', TRANSFERS_SHIPPED, () => ({ sites, inputs: null }));
}
