import type { WorldView } from '#engine/kernel';
import { positionKey } from '#operations/network';
import { available, positionAt } from '#operations/stock';
import type { Gln, Gtin } from '#shared/vocabulary';
import { transfers } from './transfer.collection.ts';

/** What transfers hold of a position here, until its warehouse has confirmed that it set it aside. */
export function heldQuantity(world: WorldView, site: Gln, gtin: Gtin): number {
  return world
    .by(transfers, 'holding', positionKey(site, gtin))
    .reduce((sum, transfer) => sum + transfer.quantity, 0);
}

/**
 * What can still be asked for at a source: what its warehouse says is available, less what is held here. Null when no
 * system has ever told of the position.
 */
export function askable(world: WorldView, site: Gln, gtin: Gtin): number | null {
  const position = positionAt(world, site, gtin);
  return position ? available(position) - heldQuantity(world, site, gtin) : null;
}
