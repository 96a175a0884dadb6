/**
 * Timers of runs, rules and policies: rows of one table, and one loop armed to the next due world instant, which
 * hands what is due to the writer. Imports the vocabulary, the kernel and `#engine/clock`. Owns `runs.timer`. Reads
 * and emits no events.
 */
import { defineRoom } from '#engine/kernel';
import { timers } from './timer.collection.ts';

export * from './due-loop.job.ts';
export * from './timer-queue.ts';
export * from './timer.collection.ts';

/** The room that holds the timers' rows. */
export const runsRoom = defineRoom({ name: 'runs', collections: [timers], evolve: {} });
