/**
 * The words between the engine and the business: collections, the network in memory, log events, and what a room gives
 * to the hub. Imports the vocabulary only; owns no tables; every hub room may enter.
 */
export * from './collection.ts';
export * from './log-event.ts';
export * from './room.ts';
export * from './world.ts';
