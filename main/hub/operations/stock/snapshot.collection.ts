import { defineCollection } from '#engine/kernel';
import type { Gln, Instant } from '#shared/vocabulary';

/**
 * The last full telling of a site's stock by a source. Positions that it found unchanged keep their rows: what it adds
 * is that they were still so, and that whatever the source said before is superseded.
 */
export interface Snapshot {
  /** `<gln>|<source>`. */
  key: string;
  site: Gln;
  source: string;
  snapshotId: string;
  epoch: number;
  /** Of its first part. */
  sequence: number;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** The last snapshot of each site by each source that tells of it. */
export const snapshots = defineCollection<Snapshot>({
  name: 'stock.snapshot',
  key: (snapshot) => snapshot.key,
  columns: {
    key: { type: 'text' },
    site: { type: 'text' },
    source: { type: 'text' },
    snapshotId: { type: 'text' },
    epoch: { type: 'int4' },
    sequence: { type: 'int8' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
});

export function snapshotKey(site: Gln, source: string): string {
  return `${site}|${source}`;
}
