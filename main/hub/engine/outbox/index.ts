/**
 * Commands to the systems of record: queued by what a room decided, sent, answered and confirmed in a closed loop.
 * Imports the vocabulary, `#shared/contracts`, the kernel, `#engine/clock` and `#engine/writer`. Owns
 * `outbox.command`. Emits signalbox.hub.command.{queued,sent,retried,unanswered,expired,cancelled,wantedAnew}.v1; reads those,
 * the receipts of all targets, and every event that confirms a command.
 */
export * from './asks-anew.ts';
export * from './command.collection.ts';
export * from './dispatcher.job.ts';
export { byMinting } from './minting-order.ts';
export * from './outbox.projection.ts';
export * from './outbox.room.ts';
export * from './own-events.ts';
export * from './queue-command.ts';
