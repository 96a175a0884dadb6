/**
 * The console's line to the hub: the socket, the live collections outside React, world time, and the hooks that show
 * them. Imports shared and React; holds no business rule.
 */
export * from './connection.ts';
export * from './entity-store.ts';
export * from './hooks.ts';
export * from './observable.ts';
export * from './tally.ts';
export * from './use-looking-at.ts';
export * from './world-clock.ts';
