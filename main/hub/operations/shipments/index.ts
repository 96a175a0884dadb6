/**
 * Shipments: plans, milestones, positions; tracking apart from lateness; our own estimate apart from the carrier's, with
 * the ledger of its minutes. May import shared and engine rooms, `#operations/network` and `#operations/exceptions`.
 *
 * Owns the tables of schema `shipments`. Reads signalbox.tms.*, its own events and signalbox.hub.command.wantedAnew.v1; emits
 * signalbox.hub.shipment.silent.v1 and signalbox.hub.shipment.filed.v1, and commands the TMS to expedite.
 */
import {
  etaUpdated,
  expediteShipment,
  milestoneMissed,
  shipmentArrived,
  shipmentCancelled,
  shipmentDelivered,
  shipmentDeparted,
  shipmentExpedited,
  shipmentPlanned,
  shipmentPosition,
  shipmentTendered,
  tenderAccepted,
  tenderDeclined,
} from '#shared/contracts';
import { defineRoom, type LogEvent, type WorldDraft } from '#engine/kernel';
import { asksAnew, COMMAND_WANTED_ANEW } from '#engine/outbox';
import { decideExpedite } from './expedite.decide.ts';
import { armFiling, FILE_SHIPMENTS, fileEnded } from './filing.ts';
import { laneRecords } from './lane-record.collection.ts';
import { SHIPMENT_SILENT, SHIPMENTS_FILED } from './own-events.ts';
import { progresses } from './progress.collection.ts';
import {
  foldPosition,
  foldProgressArrived,
  foldProgressDeparted,
  foldProgressExpedited,
  foldProgressSilent,
} from './progress.projection.ts';
import { shipments } from './shipment.collection.ts';
import {
  foldArrived,
  foldCancelled,
  foldCarrierEta,
  foldDelivered,
  foldDeparted,
  foldExpedited,
  foldFiled,
  foldMissed,
  foldPlanned,
  foldTenderAccepted,
  foldTenderDeclined,
  foldTendered,
} from './shipment.projection.ts';
import { shipmentsView } from './shipment.view.ts';
import { trackingWatcher } from './tracking.ts';

export { minutesToKm } from './driving-time.ts';
export * from './lane-record.collection.ts';
export * from './lateness.ts';
export * from './own-events.ts';
export * from './progress.collection.ts';
export * from './shipment.collection.ts';
export { asOfShipment, placeName } from './shipment.view.ts';

/** Both rows of a shipment follow from one event: milestones first, the estimate from them. */
function both<Data>(
  ...folds: readonly ((draft: WorldDraft, event: LogEvent<Data>) => void)[]
): (draft: WorldDraft, event: LogEvent<Data>) => void {
  return (draft, event) => folds.forEach((fold) => fold(draft, event));
}

export const shipmentsRoom = defineRoom({
  name: 'shipments',
  collections: [shipments, progresses, laneRecords],
  evolve: {
    [shipmentPlanned.type]: foldPlanned,
    [shipmentTendered.type]: foldTendered,
    [tenderAccepted.type]: foldTenderAccepted,
    [tenderDeclined.type]: foldTenderDeclined,
    [shipmentDeparted.type]: both(foldDeparted, foldProgressDeparted),
    [shipmentPosition.type]: foldPosition,
    [shipmentArrived.type]: both(foldArrived, foldProgressArrived),
    [shipmentDelivered.type]: foldDelivered,
    [etaUpdated.type]: foldCarrierEta,
    [milestoneMissed.type]: foldMissed,
    [shipmentCancelled.type]: foldCancelled,
    [shipmentExpedited.type]: both(foldExpedited, foldProgressExpedited),
    [SHIPMENT_SILENT]: foldProgressSilent,
    [SHIPMENTS_FILED]: foldFiled,
  },
  react: {
    [shipmentDelivered.type]: armFiling,
    [shipmentCancelled.type]: armFiling,
    [COMMAND_WANTED_ANEW]: asksAnew(expediteShipment),
  },
  decide: { 'shipment.expedite': decideExpedite },
  timers: { [FILE_SHIPMENTS]: fileEnded },
  watchers: [trackingWatcher],
  views: [shipmentsView],
});
