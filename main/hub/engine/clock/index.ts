/**
 * Time, chance and identity, given to everyone else as arguments: the only place of the hub that may ask the machine
 * for them. World time is what the business lives in (due dates, stamps); machine time is for sockets, back-off,
 * leases and measures of speed. Imports the vocabulary only; owns no tables; reads and emits no events.
 */
export * from './clock.ts';
export * from './followed-clock.ts';
export * from './ids.ts';
export * from './machine.ts';
export * from './manual-clock.ts';
export * from './random.ts';
export * from './secret.ts';
export * from './system-clock.ts';
export * from './world-alarm.ts';
