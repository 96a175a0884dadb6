/**
 * The outside world: an ERP, a WMS and a TMS server, each a socket.io server on loopback, with nine feeds between them
 * (`/erp/northern`, `/erp/southern`, `/wms/<site>` six times, `/tms`), and on every server `/clock` and `/control`.
 * Feeds speak shared/contracts/feed.ts. Composes the rooms world, erp, wms, tms and feeds; imports shared beside them.
 * Owns a folder with its own books; is reached through its sockets alone, by the hub as by tests.
 */
export type { OwnBooks } from './own-books.ts';
export { type Simulator, type SimulatorOptions, startSimulator } from './start-simulator.ts';
