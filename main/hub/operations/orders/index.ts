/**
 * Sales orders: what customers want by when, what of it has stock, what has left. An order that came by EDI is kept apart
 * until the ERP's own order with that partner and number makes it demand. May import shared and engine rooms,
 * `#operations/network` and `#operations/policy`.
 *
 * Owns the tables of schema `orders`. Reads signalbox.erp.order.*, signalbox.wms.task.short.v1,
 * signalbox.edi.order.received.v1 and signalbox.hub.command.wantedAnew.v1; emits signalbox.hub.order.filed.v1, and
 * commands the ERP to re-prioritise.
 *
 * For other rooms: `waitingLines`, `waitingAt` and `asOfWaiting` (what open orders wait for at a position, without
 * stock given to it, and whose word that is), `marginMinor`. Rules watch `orders` by `order.lines` →
 * `positionOfLine(order, line)`: a reservation that was moved is served from another site than its order's.
 */
import {
  ediOrderReceived,
  orderAllocated,
  orderCancelled,
  orderChanged,
  orderDelivered,
  orderPlaced,
  orderReprioritised,
  orderShipped,
  reprioritiseOrder,
  reservationMoved,
  taskShort,
} from '#shared/contracts';
import { defineRoom } from '#engine/kernel';
import { asksAnew, COMMAND_WANTED_ANEW } from '#engine/outbox';
import { ediOrders } from './edi-order.collection.ts';
import { foldEdiOrder } from './edi-order.projection.ts';
import { armFiling, FILE_ORDERS, fileEnded } from './filing.ts';
import { orders } from './order.collection.ts';
import {
  foldAllocated,
  foldCancelled,
  foldChanged,
  foldDelivered,
  foldFiled,
  foldPickedShort,
  foldPlaced,
  foldReprioritised,
  foldReservationMoved,
  foldShipped,
} from './order.projection.ts';
import { ORDERS_FILED } from './own-events.ts';
import { decideReprioritise } from './reprioritise.decide.ts';

export * from './edi-order.collection.ts';
export * from './order.collection.ts';
export * from './waiting-lines.ts';

export const ordersRoom = defineRoom({
  name: 'orders',
  collections: [orders, ediOrders],
  evolve: {
    [orderPlaced.type]: foldPlaced,
    [orderChanged.type]: foldChanged,
    [orderAllocated.type]: foldAllocated,
    [orderShipped.type]: foldShipped,
    [orderDelivered.type]: foldDelivered,
    [orderCancelled.type]: foldCancelled,
    [orderReprioritised.type]: foldReprioritised,
    [reservationMoved.type]: foldReservationMoved,
    [taskShort.type]: foldPickedShort,
    [ediOrderReceived.type]: foldEdiOrder,
    [ORDERS_FILED]: foldFiled,
  },
  react: {
    [orderDelivered.type]: armFiling,
    [orderCancelled.type]: armFiling,
    [COMMAND_WANTED_ANEW]: asksAnew(reprioritiseOrder),
  },
  decide: { 'order.reprioritise': decideReprioritise },
  timers: { [FILE_ORDERS]: fileEnded },
});
