/**
 * The one writer: feed batches, acts of persons, due timers and facts of the hub's own machinery are all inputs of it;
 * it folds them into the network and commits what is queued in one transaction at a time. Imports the vocabulary,
 * `#shared/protocol` (what an act answers), the kernel, `#engine/clock`, `#engine/store`, `#engine/log`,
 * `#engine/audit` and `#engine/runs`. Owns the schema `writer` (counter, act) and writes the state tables of all
 * rooms by their collections. Rooms decide what happens; by itself it emits signalbox.hub.act.refused.v1 alone, since what
 * was refused is part of the audit trail. Its laws are in ARCHITECTURE.md.
 */
export * from './commit.sql.ts';
export * from './ddl.ts';
export * from './fold.ts';
export * from './fold-transaction.ts';
export * from './forget-answers.sql.ts';
export * from './input.ts';
export { storedRows } from './load-state.sql.ts';
export * from './mint.ts';
export * from './participant.ts';
export * from './refused-act.ts';
export * from './room-index.ts';
export * from './state-table.ts';
export * from './writer.job.ts';
