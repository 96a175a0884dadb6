import { MINUTE_MS } from '#shared/vocabulary';
import type { Shipment } from './shipment.collection.ts';

/**
 * How often a truck's device reports, when its carrier has not told us: truckload devices every 30 minutes at the
 * slowest, parcel scans every hour. The contract of a position has no cadence of its own.
 */
export function positionCadenceMs(shipment: Shipment): number {
  return shipment.equipment === 'parcel' ? 60 * MINUTE_MS : 30 * MINUTE_MS;
}
