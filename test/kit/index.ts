/** What tests are built from: builders and harness. Only tests enter here. */
export { ApprovalDesk, ASKED_ABOVE_MINOR } from './approval-desk.ts';
export { holdStore, type Holding } from './hold-store.ts';
export { serverPid, withOwnFolders, type OwnFolders, type OwnPlace } from './own-server.ts';
export { withPostgres, type TestPostgres } from './postgres.ts';
export { FeedRelay, FeedServer, ServedFeed } from '../wire/index.ts';
export { ConsoleClient } from '../wire/index.ts';
export { openHub, TEST_TOKEN, type TestHub } from './hub.ts';
export { SourceBook } from '../wire/index.ts';
export { SettlementDesk, type SettledPair } from './settlement-desk.ts';
export { withOneFeed } from './one-feed.ts';
export { PAYABLE, PayableDesk } from './payable-desk.ts';
export { Rehearsal } from './rehearsal.ts';
export { startHub, type HubProcess } from './hub-process.ts';
export { ShipmentBook } from './shipment-book.ts';
export { BREAKER_MARGIN_MINOR, Floor } from './floor.ts';
export { planExample } from './plan-example.ts';
export { planInstance, type PlanFamily } from './plan-instances.ts';
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
export { TRANSFER_HISTORIES } from './transfer-histories.ts';
export { PLAY } from './transfer-play-network.ts';
export {
  BOOKED_AT_SHIPPING,
  PEOPLE,
  PLAY_ROOMS,
  PLAY_SUBJECTS,
  RELEASED,
  TransferPlay,
} from './transfer-play.ts';
export { startSimulatorProcess, type SimulatorProcess } from './simulator-process.ts';
export { openWholeHouse, type WholeHouse } from './whole-house.ts';
export { windowsOf } from './windows-of.ts';
export { THE_ONE, TwoBooks } from './two-books.ts';
export { ledTo, recordingOf, stepsOf } from './recordings.ts';
