import type { AsOf, Instant } from '#shared/vocabulary';
import type { WorldView } from '#engine/kernel';
import { feedStatuses } from './feed-status.collection.ts';

/**
 * The as-of of a value that its source tells when it changes. While the source speaks, the value is as good as its
 * last word, and silence about it means "unchanged": no cadence. Once the source has fallen silent, the value is as
 * old as the source's last good word, whenever it last changed, and ages by the source's cadence.
 */
export function sourceAsOf(
  world: WorldView,
  source: string,
  occurredAt: Instant,
  receivedAt: Instant,
): AsOf {
  const status = world.get(feedStatuses, source);
  if (!status || status.silentSince === null)
    return { source, occurredAt, receivedAt, cadenceMs: null };
  return { source, occurredAt, receivedAt: status.silentSince, cadenceMs: status.cadenceMs };
}

/** Since when a source is silent; null while it speaks. */
export function silentSince(world: WorldView, source: string): Instant | null {
  return world.get(feedStatuses, source)?.silentSince ?? null;
}
