import type { WorldDraft } from '#engine/kernel';
import { nameMatches, networkRoom } from '#operations/network';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';

/** The rooms that a set is judged by. */
export const JUDGING_ROOMS = [networkRoom, shipmentsRoom, purchasingRoom];

/** A person says what a name means. */
export function match(
  world: WorldDraft,
  kind: 'site' | 'item' | 'partner',
  name: string,
  means: string,
): void {
  const key = `${kind}:${name}`;
  const matchedAt = '2026-06-15T12:00:00.000Z';
  world.put(nameMatches, { key, kind, name, means, matchedAt, matchedBy: 'r.alvarez' });
}
