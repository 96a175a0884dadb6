/**
 * Shipments: plans, milestones, positions; tracking apart from lateness; our own estimate apart from the carrier's, with
 * the ledger of its minutes. May import shared and engine rooms, `#operations/network` and `#operations/exceptions`.
 *
 * Owns the tables of schema `shipments`. Reads signalbox.tms.*, its own events and signalbox.hub.command.wantedAnew.v1; emits
 * signalbox.hub.shipment.silent/filed.v1 and signalbox.hub.milestone.entered/settled.v1, and commands the TMS to expedite.
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
import { manualEntries } from './manual-entry.collection.ts';
import { decideEnterMilestone, decideSettleMilestone } from './manual-entry.decide.ts';
import {
  foldMilestoneEntered,
  foldMilestoneSettled,
  foldToldArrived,
  foldToldDeparted,
} from './manual-entry.projection.ts';
import {
  MILESTONE_ENTERED,
  MILESTONE_SETTLED,
  SHIPMENT_SILENT,
  SHIPMENTS_FILED,
} from './own-events.ts';
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

export * from './delivery-time.ts';
export * from './lane-record.collection.ts';
export * from './lateness.ts';
export { entryKey, manualEntries, type ManualEntry } from './manual-entry.collection.ts';
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
  collections: [shipments, progresses, laneRecords, manualEntries],
  evolve: {
    [shipmentPlanned.type]: foldPlanned,
    [shipmentTendered.type]: foldTendered,
    [tenderAccepted.type]: foldTenderAccepted,
    [tenderDeclined.type]: foldTenderDeclined,
    [shipmentDeparted.type]: both(foldDeparted, foldProgressDeparted, foldToldDeparted),
    [shipmentPosition.type]: foldPosition,
    [shipmentArrived.type]: both(foldArrived, foldProgressArrived, foldToldArrived),
    [shipmentDelivered.type]: foldDelivered,
    [etaUpdated.type]: foldCarrierEta,
    [milestoneMissed.type]: foldMissed,
    [shipmentCancelled.type]: foldCancelled,
    [shipmentExpedited.type]: both(foldExpedited, foldProgressExpedited),
    [SHIPMENT_SILENT]: foldProgressSilent,
    [SHIPMENTS_FILED]: foldFiled,
    [MILESTONE_ENTERED]: foldMilestoneEntered,
    [MILESTONE_SETTLED]: foldMilestoneSettled,
  },
  react: {
    [shipmentDelivered.type]: armFiling,
    [shipmentCancelled.type]: armFiling,
    [COMMAND_WANTED_ANEW]: asksAnew(expediteShipment),
  },
  decide: {
    'shipment.expedite': decideExpedite,
    'shipment.enterMilestone': decideEnterMilestone,
    'shipment.settleMilestone': decideSettleMilestone,
  },
  timers: { [FILE_SHIPMENTS]: fileEnded },
  watchers: [trackingWatcher],
  views: [shipmentsView],
});
