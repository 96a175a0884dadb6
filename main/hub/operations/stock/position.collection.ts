import { defineCollection } from '#engine/kernel';
import { positionKey } from '#operations/network';
import type { Gln, Gtin, Instant, Unit } from '#shared/vocabulary';

/** Stock of an item at a site, as the site's own system last said it. */
export interface Position {
  /** `<gln>/<gtin>`. */
  key: string;
  site: Gln;
  gtin: Gtin;
  unit: Unit;
  onHand: number;
  reserved: number;
  blocked: number;
  /** Whose word this is, and where in that source's numbering: an earlier one that comes late changes nothing. */
  source: string;
  sourceEpoch: number;
  sourceSequence: number;
  /** When it became this. A later snapshot that says the same is in `stock.snapshot`. */
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All stock positions. */
export const positions = defineCollection<Position>({
  name: 'stock.position',
  key: (position) => position.key,
  columns: {
    key: { type: 'text' },
    site: { type: 'text' },
    gtin: { type: 'text' },
    unit: { type: 'text' },
    onHand: { type: 'int8' },
    reserved: { type: 'int8' },
    blocked: { type: 'int8' },
    source: { type: 'text' },
    sourceEpoch: { type: 'int4' },
    sourceSequence: { type: 'int8' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  history: true,
  packed: ['site', 'gtin'],
  indexes: {
    bySite: (position) => position.site,
    byItem: (position) => position.gtin,
  },
});

/**
 * On hand, less what is set aside and what is blocked: what can still be given to somebody. Negative when a system has
 * given more than there is; it is shown as it is, never cut to zero.
 */
export function available(position: Pick<Position, 'onHand' | 'reserved' | 'blocked'>): number {
  return position.onHand - position.reserved - position.blocked;
}

/** The position of an item at a site; undefined when no system has ever told of it. */
export function positionAt(
  world: { get(collection: typeof positions, key: string): Position | undefined },
  site: Gln,
  gtin: Gtin,
): Position | undefined {
  return world.get(positions, positionKey(site, gtin));
}
