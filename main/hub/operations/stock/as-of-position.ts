import type { WorldView } from '#engine/kernel';
import { sourceAsOf } from '#operations/network';
import { later, type AsOf } from '#shared/vocabulary';
import type { Position } from './position.collection.ts';
import { snapshotKey, snapshots } from './snapshot.collection.ts';

/** When the warehouse last said it: a later snapshot that found it unchanged is its word too. */
export function asOfPosition(world: WorldView, position: Position): AsOf {
  const snapshot = world.get(snapshots, snapshotKey(position.site, position.source));
  return sourceAsOf(
    world,
    position.source,
    snapshot ? later(position.occurredAt, snapshot.occurredAt) : position.occurredAt,
    snapshot ? later(position.receivedAt, snapshot.receivedAt) : position.receivedAt,
  );
}
