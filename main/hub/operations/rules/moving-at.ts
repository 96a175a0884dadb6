import type { WorldView } from '#engine/kernel';
import { progresses } from '#operations/shipments';
import type { Instant } from '#shared/vocabulary';

/** The last fix at which a truck was seen to move; null while it stands, and before its first fix. */
export function movingAt(world: WorldView, shipmentId: string): Instant | null {
  const progress = world.get(progresses, shipmentId);
  return progress && progress.idleSince === null ? progress.fixAt : null;
}
