/**
 * Promising: orders that can't be promised as they were asked for, each a run from its triage to a promise that holds.
 * Pieces are served from elsewhere, a later date is promised, or both, under policy; the ERP carries it out and its own
 * events confirm it; what was done is taken back in reverse order where somebody gives it up. The workflow is data
 * (`order-case.machine.v1.json`). May import shared and engine rooms and
 * `#operations/{approvals,casework,interventions,network,orders,policy,reservations}`; none of these may import this room.
 *
 * Owns the tables of schema `promising`. Reads signalbox.erp.order.*, the ERPs' receipts, the words of the outbox,
 * signalbox.hub.approval.given.v1 and signalbox.hub.run.*; emits signalbox.hub.orderCase.{opened,wished,heard,stepped}.v1,
 * and commands the ERP to move reservations and to promise another date.
 */
import { defineRoom, type LogEvent, type Room, type WorldView } from '#engine/kernel';
import type { GivesRuns } from '#engine/runs';
import type { GivesTasks } from '#operations/approvals';
import { reactCases } from '#operations/casework';
import {
  orderAllocated,
  orderCancelled,
  orderChanged,
  orderDelivered,
  orderShipped,
  reservationMoved,
} from '#shared/contracts';
import { askedOrderCases } from './order-case-asked.ts';
import { orderCaseRuns } from './order-case-runs.ts';
import { orderCases, type OrderCase } from './order-case.collection.ts';
import {
  approve,
  cancel,
  decideClose,
  decideHear,
  decideOpen,
  decideWish,
  reject,
} from './order-case.decide.ts';
import { orderCaseKind } from './order-case.kind.ts';
import { orderCaseEvolve } from './order-case.projection.ts';

export { orderCases, type OrderCase } from './order-case.collection.ts';

/** What the ERP tells of an order may solve its case, or make a wish for it out of date. */
function ofOrder(world: WorldView, { data }: LogEvent): OrderCase[] {
  const { orderNumber } = data as { orderNumber: string };
  const row = world.get(orderCases, orderNumber);
  return row?.endedAt === null ? [row] : [];
}

const told = [
  orderAllocated,
  orderCancelled,
  orderChanged,
  orderDelivered,
  orderShipped,
  reservationMoved,
];
const { react, afterDelay } = reactCases(
  orderCaseKind,
  Object.fromEntries(told.map(({ type }) => [type, ofOrder])),
);

export const promisingRoom: Room & GivesTasks & GivesRuns = {
  ...defineRoom({
    name: 'promising',
    collections: [orderCases],
    evolve: orderCaseEvolve,
    react,
    decide: {
      'orderCase.open': decideOpen,
      'orderCase.wish': decideWish,
      'orderCase.hear': decideHear,
      'orderCase.close': decideClose,
      'orderCase.approve': approve,
      'orderCase.reject': reject,
      'orderCase.cancel': cancel,
    },
    timers: { [orderCaseKind.timerKind]: afterDelay },
  }),
  asks: [askedOrderCases],
  runs: [orderCaseRuns],
};
