import { feedsRoom } from '#engine/feeds';
import type { Room } from '#engine/kernel';
import { outboxRoom } from '#engine/outbox';
import { approvalsRoom } from '#operations/approvals';
import { exceptionsRoom } from '#operations/exceptions';
import { impactRoom } from '#operations/impact';
import { intercompanyRoom } from '#operations/intercompany';
import { invoicesRoom } from '#operations/invoices';
import { networkRoom } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { rulesRoom } from '#operations/rules';
import { shipmentsRoom } from '#operations/shipments';
import { sourcingRoom } from '#operations/sourcing';
import { stockRoom } from '#operations/stock';
import { transfersRoom } from '#operations/transfers';

/**
 * The rooms of the business. Each event is folded by them in this order, so a room stands after those whose rows its
 * own folding reads: master data first, what reacts to everything last.
 */
export const BUSINESS_ROOMS: readonly Room[] = [
  networkRoom,
  policyRoom,
  purchasingRoom,
  shipmentsRoom,
  ordersRoom,
  stockRoom,
  invoicesRoom,
  exceptionsRoom,
  impactRoom,
  sourcingRoom,
  rulesRoom,
  approvalsRoom,
  intercompanyRoom,
  transfersRoom,
];

/** All rooms that have rows, those of the engine's machinery first: a receipt is folded before anybody reacts to it. */
export const ROOMS: readonly Room[] = [feedsRoom, outboxRoom, ...BUSINESS_ROOMS];
