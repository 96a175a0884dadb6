import { networkRoom } from '#operations/network';
import { ordersRoom } from '#operations/orders';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';
import { stockRoom } from '#operations/stock';
import { transfersRoom } from '#operations/transfers';
import { toMs } from '#shared/vocabulary';
import { planningRoom } from './index.ts';

/** What a plan looks at, for tests. */
export const PLAN_ROOMS = [
  networkRoom,
  policyRoom,
  purchasingRoom,
  shipmentsRoom,
  ordersRoom,
  stockRoom,
  transfersRoom,
  planningRoom,
];

/** A Tuesday, 11:42 in Columbus and Atlanta. */
export const NOW_MS = toMs('2026-06-30T15:42:00.000Z');
