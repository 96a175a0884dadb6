import type { WorldView } from '#engine/kernel';
import { INTERCOMPANY_SHIPPED, resolve, type Resolved } from '#operations/policy';
import type { PriceRow, Role, StatedRate } from '#shared/protocol';

/** Who bears what went wrong between the two docks. */
export type Bearer = 'seller' | 'buyer' | 'carrier';

/** Prices, rates and what becomes of discrepancies between the entities of the group. */
export interface IntercompanyPolicy {
  id: string;
  prices: readonly PriceRow[];
  rates: readonly StatedRate[];
  bears: { short: Bearer; damaged: Bearer };
  /** How long one ledger may be ahead of the other before that is a difference. */
  bookingGraceMinutes: number;
  /** A difference above it is late, below it a thing to watch; in minor units of its document. */
  lateAboveMinor: number;
  /** Who must agree to an adjustment, beside the one who proposes it. */
  adjustmentApprovers: readonly Role[];
  adjustmentDueMinutes: number;
  settlement: {
    /** A statement of more than that, net in its currency's minor units, is for a manager as well. */
    managerAboveMinor: number;
    /** How long each of those who must agree to a statement has. */
    dueMinutes: number;
  };
}

/** What it says is typed here, where it is used; it stands with the other policies, which are published alike. */
const SHIPPED = INTERCOMPANY_SHIPPED as unknown as IntercompanyPolicy;

/** The policy of prices and books between the entities that is in force. */
export function intercompanyPolicy(world: WorldView): Resolved<IntercompanyPolicy> {
  return resolve(world, 'intercompany', SHIPPED, () => ({ sites: [], inputs: null }));
}
