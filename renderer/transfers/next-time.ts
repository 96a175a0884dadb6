import type { ShipmentRow, TransferRow } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { hasEnded } from './transfer-words.ts';

/**
 * The time that matters next: on the road, when our own ETA expects it; before that, until when it must be decided.
 * Null when nothing is awaited.
 */
export function nextTime(
  row: Pick<TransferRow, 'step' | 'decideByAt'>,
  shipment: Pick<ShipmentRow, 'ourP50At' | 'plannedArriveAt' | 'arrivedAt'> | undefined,
): Instant | null {
  if (hasEnded(row.step)) return null;
  if (row.step === 'inTransit' && shipment !== undefined) {
    return shipment.arrivedAt ?? shipment.ourP50At ?? shipment.plannedArriveAt;
  }
  return row.step === 'inTransit' ? null : row.decideByAt;
}
