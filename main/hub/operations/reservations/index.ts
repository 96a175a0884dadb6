/**
 * Reservations: pieces of an order line belong to one site, or to what brings them. Moving them checks what is free
 * there, shows who loses, and asks the ERP; what is promised from the road follows the road. May import shared and engine
 * rooms and `#operations/{network,orders,purchasing,shipments,stock,transfers,policy}`; the history of an order says what
 * it emits.
 *
 * Owns the tables of schema `reservations`. Emits and reads signalbox.hub.promise.{made,moved,ended}.v1; reads
 * signalbox.hub.command.wantedAnew.v1; commands the ERP to move a reservation.
 */
import { moveReservation } from '#shared/contracts';
import { defineRoom } from '#engine/kernel';
import { asksAnew, COMMAND_WANTED_ANEW } from '#engine/outbox';
import { decideMove } from './move.decide.ts';
import { moveOptions } from './move-options.ts';
import { PROMISE_ENDED, PROMISE_MADE, PROMISE_MOVED } from './own-events.ts';
import { promises } from './promise.collection.ts';
import { foldPromise, foldPromiseEnded } from './promise.projection.ts';
import { promiseWatcher } from './promise.watcher.ts';

export { askToMove, checkedMove, passing, type CheckedMove } from './move.decide.ts';
export * from './own-events.ts';
export * from './promise.collection.ts';

export const reservationsRoom = defineRoom({
  name: 'reservations',
  collections: [promises],
  evolve: {
    [PROMISE_MADE]: foldPromise,
    [PROMISE_MOVED]: foldPromise,
    [PROMISE_ENDED]: foldPromiseEnded,
  },
  react: { [COMMAND_WANTED_ANEW]: asksAnew(moveReservation) },
  decide: { 'order.moveReservation': decideMove },
  watchers: [promiseWatcher],
  queries: { 'reservation.options': moveOptions },
});
