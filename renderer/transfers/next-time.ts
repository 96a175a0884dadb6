import type { ShipmentRow, TransferRow } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { hasEnded, isUndecided } from './transfer-words.ts';

/**
 * The time that matters next: until when it must be decided; once it is, when our own ETA expects the truck. Null when
 * nothing is awaited, or no truck is known yet.
 */
export function nextTime(
  row: Pick<TransferRow, 'step' | 'decideByAt'>,
  shipment: Pick<ShipmentRow, 'ourP50At' | 'plannedArriveAt' | 'arrivedAt'> | undefined,
): Instant | null {
  if (hasEnded(row.step)) return null;
  if (isUndecided(row.step)) return row.decideByAt;
  return shipment?.arrivedAt ?? shipment?.ourP50At ?? shipment?.plannedArriveAt ?? null;
}
