/** What tests are built from: builders and harness. Only tests enter here. */
export { holdStore, type Holding } from './hold-store.ts';
export { serverPid, withOwnFolders, type OwnFolders, type OwnPlace } from './own-server.ts';
export { withPostgres, type TestPostgres } from './postgres.ts';
export { FeedServer, ServedFeed } from '../wire/index.ts';
export { ConsoleClient } from '../wire/index.ts';
export { openHub, TEST_TOKEN, type TestHub } from './hub.ts';
export { SourceBook } from '../wire/index.ts';
export { Rehearsal } from './rehearsal.ts';
export { startHub, type HubProcess } from './hub-process.ts';
export { ShipmentBook } from './shipment-book.ts';
export { BREAKER_MARGIN_MINOR, Floor } from './floor.ts';
export { foldEvents, rowsOf, told } from './fold-events.ts';
export * from './small-business.ts';
export * from './small-network.ts';
export { FeedReader } from './feed-reader.ts';
export {
  controlSimulator,
  openSimulator,
  SIMULATED_FEEDS,
  type TestSimulator,
} from './simulator.ts';
export { PLAY } from './transfer-play-network.ts';
export { BOOKED_AT_SHIPPING, PEOPLE, PLAY_ROOMS, RELEASED, TransferPlay } from './transfer-play.ts';
export { startSimulatorProcess, type SimulatorProcess } from './simulator-process.ts';
export { openWholeHouse, type WholeHouse } from './whole-house.ts';
