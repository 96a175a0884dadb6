import type { Instant } from '#shared/vocabulary';
import type { Milestone } from './manual-entry.collection.ts';

/** A truck has not been heard of for longer than its cadence allows; said again while it lasts, as its ETA widens. */
export const SHIPMENT_SILENT = 'signalbox.hub.shipment.silent.v1';
/** Shipments that ended days ago left the live list; their rows stay. */
export const SHIPMENTS_FILED = 'signalbox.hub.shipment.filed.v1';
/** A person entered a milestone that its feed did not tell … */
export const MILESTONE_ENTERED = 'signalbox.hub.milestone.entered.v1';
/** … and said, when the feed was back, which word counts. */
export const MILESTONE_SETTLED = 'signalbox.hub.milestone.settled.v1';

export interface ShipmentSilent {
  shipment: string;
  since: Instant;
  /** How long beyond its cadence. */
  silentMinutes: number;
}

export interface ShipmentsFiled {
  shipments: string[];
}

export interface MilestoneEntered {
  shipmentId: string;
  stop: number;
  milestone: Milestone;
  at: Instant;
}

export interface MilestoneSettled extends MilestoneEntered {
  keep: 'feed' | 'entry';
}
