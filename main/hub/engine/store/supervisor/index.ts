/**
 * The supervisor of the embedded PostgreSQL: a room within the store, entered by it and by the test kit. It owns the
 * store's folder (`postgres/`, `postgres.log`, `starting.lock`) and the socket's folder. May import the clock and the
 * vocabulary; no tables, no events.
 */
export { startEmbeddedServer, type EmbeddedServer, type ServerState } from './embedded-server.ts';
export { endServersIn, type LaunchOptions, type ServerAddress } from './launch.ts';
export { folderFault } from './folder-fault.ts';
export { isAlive } from './processes.ts';
