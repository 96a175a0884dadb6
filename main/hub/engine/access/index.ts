/**
 * Who may come in, who they are, what they may do. Imports the vocabulary and the protocol; owns no tables; reads and
 * emits no events. Called by the edge before anything else.
 */
export * from './origin.ts';
export * from './people.ts';
export * from './permissions.ts';
export * from './rate-limit.ts';
export * from './sign-in.ts';
