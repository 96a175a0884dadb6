import type { WorldView } from '#engine/kernel';
import type { ApprovalRow } from '#shared/protocol';
import ordersV1 from './orders.policy.v1.json' with { type: 'json' };
import { resolve, type Resolved } from './resolve.ts';

/** Who must agree before an order gets another promise than it was asked for. */
export interface OrdersPolicy {
  id: string;
  /** Their value is what is promised anew, at its sales price, minor units of the order's currency. */
  approvals: readonly ApprovalRow[];
  commandExpiresMinutes: number;
  /** Local variations of the workflow, as a site's override declares them: whether its steps are gone through. */
  variations: {
    /** The customer is asked before a later date is promised. */
    customerWordFirst: boolean;
  };
}

/** What Signalbox comes with. */
export const ORDERS_SHIPPED: OrdersPolicy = ordersV1 as OrdersPolicy;

/**
 * The policy of order promises in force, with what is overridden at some sites.
 * @param sites their codes: of an order the site that it was placed at.
 */
export function ordersPolicy(
  world: WorldView,
  sites: readonly string[] = [],
): Resolved<OrdersPolicy> {
  return resolve(world, 'orders', ORDERS_SHIPPED, () => ({ sites, inputs: null }));
}
