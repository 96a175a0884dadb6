/**
 * Workflows as data: loaded, moved, drawn, all of it pure; what their rooms tell of their runs. Timers of runs, rules and policies: rows of one table, and one loop armed to the next due world instant, which
 * hands what is due to the writer; and chores, which may wait. Imports the vocabulary, the kernel, `#engine/clock` and
 * `#engine/store`. Owns `runs.timer` and, through pg-boss, the schema `pgboss`. Reads and emits no events.
 */
import { defineRoom } from '#engine/kernel';
import { timers } from './timer.collection.ts';

export * from './chores.job.ts';
export * from './drawing.ts';
export * from './due-loop.job.ts';
export * from './machine-data.ts';
export * from './timer-queue.ts';
export * from './nightly.ts';
export * from './run-kind.ts';
export * from './timer.collection.ts';
export * from './workflow.ts';

/** The room that holds the timers' rows. */
export const runsRoom = defineRoom({ name: 'runs', collections: [timers], evolve: {} });
