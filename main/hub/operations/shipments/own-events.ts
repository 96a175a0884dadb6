import type { Instant } from '#shared/vocabulary';

/** A truck has not been heard of for longer than its cadence allows; said again while it lasts, as its ETA widens. */
export const SHIPMENT_SILENT = 'signalbox.hub.shipment.silent.v1';
/** Shipments that ended days ago left the live list; their rows stay. */
export const SHIPMENTS_FILED = 'signalbox.hub.shipment.filed.v1';

export interface ShipmentSilent {
  shipment: string;
  since: Instant;
  /** How long beyond its cadence. */
  silentMinutes: number;
}

export interface ShipmentsFiled {
  shipments: string[];
}
