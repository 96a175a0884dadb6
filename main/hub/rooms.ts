import { feedsRoom } from '#engine/feeds';
import type { Room } from '#engine/kernel';
import { outboxRoom } from '#engine/outbox';
import { exceptionsRoom } from '#operations/exceptions';
import { networkRoom } from '#operations/network';
import { policyRoom } from '#operations/policy';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';

/**
 * The rooms of the business. Each event is folded by them in this order, so a room stands after those whose rows its
 * own folding reads: master data first, what reacts to everything last.
 */
export const BUSINESS_ROOMS: readonly Room[] = [
  networkRoom,
  policyRoom,
  purchasingRoom,
  shipmentsRoom,
  exceptionsRoom,
];

/** All rooms that have rows, those of the engine's machinery first: a receipt is folded before anybody reacts to it. */
export const ROOMS: readonly Room[] = [feedsRoom, outboxRoom, ...BUSINESS_ROOMS];
