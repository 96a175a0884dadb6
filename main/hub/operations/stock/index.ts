/**
 * Stock: what each site holds of each item as its own system says it, what is between sites, and what follows from both
 * with orders, purchases and forecast. May import shared and engine rooms, `#operations/network`, `orders`, `purchasing`,
 * `shipments`, `policy` and `exceptions` (for the worst one in its rows); rules and transfers import it, never the other
 * way round.
 *
 * Owns the tables of schema `stock`. Reads signalbox.wms.stock.*, signalbox.wms.receipt.expected/completed/rejected.v1,
 * signalbox.wms.shipment.loaded.v1, signalbox.tms.shipment.planned.v1, signalbox.erp.transferOrder.cancelled.v1,
 * signalbox.erp.intercompany.posted.v1 (a short closed) and signalbox.hub.transfer.shortClosed.v1 and
 * command.wantedAnew.v1; emits none, and commands a WMS to count.
 *
 * For rules and decisions, all pure, quantities in base units, money in minor units; `nowMs` is the decision's own now:
 * - `positionAt(world, site, gtin)`, `available(position)`; `positions` has the indexes bySite and byItem.
 * - `freeStock(world, site, gtin)` → what a site could give away (`.free`), with each term of the sum.
 * - `shortage(world, site, gtin, nowMs)` → what a transfer should bring (`.short`), with each term of the sum.
 * - `uncoveredNeed(world, site, gtin, nowMs)` → open lines without stock by their need date: `.marginMinor` is at risk,
 *   `.firstNeedAt` the need that decide-by counts back from.
 * - `dailyDemand` (forecast); `incomingSupply(world, site, gtin, nowMs)` by time, P50 and P90.
 * - `outlook(…)` 14 days, `firstBelowZero(…)`; `inTransitTo`, `inTransitFrom`.
 * - `consignments` (goods of a transfer between sites, by transfer number), `onTheRoad(consignment, line)`.
 * - `heldUpBy(world, shipment, nowMs)` → what a late truck makes late: orders, customers, margin.
 * - `coverLines` says which waiting line is served when; `positionWatches` is all that a rule on a position must watch.
 * Keys of positions are `positionKey(site, gtin)` of `#operations/network`.
 */
import {
  type DataOf,
  intercompanyPosted,
  receiptCompleted,
  receiptExpected,
  receiptRejected,
  requestCount,
  shipmentLoaded,
  shipmentPlanned,
  stockAdjusted,
  stockCounted,
  stockReleased,
  stockReserved,
  stockSnapshot,
  transferOrderCancelled,
} from '#shared/contracts';
import {
  defineRoom,
  type DecisionContext,
  type LogEvent,
  type WorldDraft,
  type WorldView,
} from '#engine/kernel';
import { asksAnew, COMMAND_WANTED_ANEW, commands, type CommandRetried } from '#engine/outbox';
import { positionKey } from '#operations/network';
import { consignments } from './consignment.collection.ts';
import {
  foldExpected,
  foldLoaded,
  foldPlanned,
  foldPosted,
  foldReceived,
  foldRefused,
  foldReleased,
  foldShortClosed,
  foldWithdrawn,
} from './consignment.projection.ts';
import { decideRequestCount } from './count.decide.ts';
import { positions } from './position.collection.ts';
import { foldBuckets, foldSnapshot } from './position.projection.ts';
import { outflows } from './outflow.collection.ts';
import { foldOutflow } from './outflow.projection.ts';
import { snapshots } from './snapshot.collection.ts';
import { stockView } from './stock.view.ts';
import { TRANSFER_SHORT_CLOSED } from './transfer-events.ts';

export * from './as-of-position.ts';
export * from './balance.ts';
export * from './consignment.collection.ts';
export * from './cover-lines.ts';
export * from './demand.ts';
export * from './held-up-by.ts';
export * from './incoming.ts';
export * from './known-at.ts';
export * from './outflow.collection.ts';
export { outflowSevenDays } from './outflow.projection.ts';
export * from './outlook.ts';
export * from './position.collection.ts';
export * from './position-watches.ts';
export * from './snapshot.collection.ts';
export * from './silent-range.ts';
export * from './uncovered-need.ts';

/** Counts that persons asked for here: their case is the position. One that a transfer's run asked for is that run's. */
function askOwnAnew(world: WorldView, event: LogEvent<CommandRetried>, context: DecisionContext) {
  const command = world.get(commands, event.data.id);
  const { site, gtin } = (command?.data ?? {}) as { site?: string; gtin?: string };
  if (!command || command.correlationId !== positionKey(site ?? '', gtin ?? '')) return null;
  return asksAnew(requestCount)(world, event, context);
}

export const stockRoom = defineRoom({
  name: 'stock',
  collections: [positions, snapshots, consignments, outflows],
  evolve: {
    [stockSnapshot.type]: foldSnapshot,
    [stockAdjusted.type]: foldBuckets,
    [stockCounted.type]: foldBuckets,
    [stockReserved.type]: foldBuckets,
    [stockReleased.type]: (draft: WorldDraft, event: LogEvent<DataOf<typeof stockReleased>>) => {
      foldBuckets(draft, event);
      foldReleased(draft, event);
    },
    [receiptExpected.type]: foldExpected,
    [receiptCompleted.type]: foldReceived,
    [receiptRejected.type]: foldRefused,
    [shipmentPlanned.type]: foldPlanned,
    [shipmentLoaded.type]: (draft: WorldDraft, event: LogEvent<DataOf<typeof shipmentLoaded>>) => {
      foldLoaded(draft, event);
      foldOutflow(draft, event);
    },
    [transferOrderCancelled.type]: foldWithdrawn,
    [intercompanyPosted.type]: foldPosted,
    [TRANSFER_SHORT_CLOSED]: foldShortClosed,
  },
  react: { [COMMAND_WANTED_ANEW]: askOwnAnew },
  decide: { 'stock.requestCount': decideRequestCount },
  views: [stockView],
});
