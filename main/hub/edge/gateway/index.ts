/**
 * Where consoles come in: one loopback port with the console's files and its socket. Checks who calls, what they may,
 * and what they sent; hands acts and requests to the engine; publishes live collections with a window for each
 * console. Imports the engine's doors and shared; owns no tables; reads changes after commit, emits no events.
 */
export type { GatewayEngine, OwnHandlers } from './gateway-engine.ts';
export { startGateway, type Gateway } from './gateway.server.ts';
