/**
 * The words both sides use: identifiers, units, money, time, states, refusals, and how amounts are said.
 * Pure, imports nothing, owns no tables, reads and emits no events; every room may enter.
 */
export * from './as-of.ts';
export * from './business-time.ts';
export * from './fault.ts';
export * from './identifiers.ts';
export * from './instant.ts';
export * from './money.ts';
export * from './money-words.ts';
export * from './number-words.ts';
export * from './refusal.ts';
export * from './state.ts';
export * from './unit.ts';
export * from './zone-name.ts';
export * from './zone-time.ts';
