import type { WorldView } from '#engine/kernel';
import type { PolicyScope } from '#operations/policy';
import { purchaseOrders, type PurchaseLine } from '#operations/purchasing';
import { lineAmountMinor } from '#shared/vocabulary';

/** What policy may look at of a purchase order: the site that it comes to. */
export function purchaseScope(world: WorldView, number: string): PolicyScope {
  const order = world.get(purchaseOrders, number);
  return order ? { site: order.site } : {};
}

/** What some lines of a purchase order are worth at its prices, minor units. */
export function purchaseValueMinor(lines: readonly PurchaseLine[]): number {
  return lines.reduce((sum, line) => sum + lineAmountMinor(line.quantity, line.unitCostMicro), 0);
}
