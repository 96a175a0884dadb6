import { feedStates } from '#engine/feeds';
import type { WorldView } from '#engine/kernel';
import { sites } from '#operations/network';
import { toMs, type Gln } from '#shared/vocabulary';
import type { Position } from './position.collection.ts';

/**
 * Up to when stock of a site is known, ms: the last good word of its warehouse, since silence about a position means
 * "unchanged" while the warehouse speaks. Without such a feed it is the time of the position's own last change. What a row
 * shows of days ahead counts from here; a decision counts from its own now.
 */
export function knownMs(world: WorldView, site: Gln, position: Position | undefined): number {
  const source = world.get(sites, site)?.warehouseSource;
  const heardAt =
    source === undefined ? null : (world.get(feedStates, source)?.lastHeardAt ?? null);
  const toldMs = position ? toMs(position.receivedAt) : 0;
  return heardAt === null ? toldMs : Math.max(toldMs, toMs(heardAt));
}
