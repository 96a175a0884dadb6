import { accept, refuse, type Result } from '#shared/vocabulary';
import { itemByGtin } from './find.ts';
import type { Item, Network } from './network.ts';

/** Nobody moves more of anything between two sites at once: a quantity beyond it is a slip of the hand. */
const MOST_MOVED = 1_000_000;

/** The item of a line that somebody wants moved; refused when it is unknown, kept in another unit, or absurdly many. */
export function movedItem(
  network: Network,
  line: { gtin: string; unit: string; quantity: number },
): Result<Item> {
  const item = itemByGtin(network, line.gtin);
  if (!item) return refuse('item.unknown', { gtin: line.gtin }, 'gtin');
  if (item.unit !== line.unit)
    return refuse('unit.mismatch', { unit: line.unit, kept: item.unit }, 'unit');
  if (line.quantity < 1) return refuse('quantity.invalid', { quantity: line.quantity }, 'quantity');
  if (line.quantity > MOST_MOVED)
    return refuse('quantity.absurd', { quantity: line.quantity }, 'quantity');
  return accept(item);
}
