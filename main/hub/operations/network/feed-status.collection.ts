import { defineCollection } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';

/** Whether a source speaks. */
export interface FeedStatus {
  source: string;
  /** Its last good word before it fell silent; null while it speaks. */
  silentSince: Instant | null;
  /** What it promised: at least one word in this time. Null when it was never silent and we were not told. */
  cadenceMs: number | null;
  /** When this status was learned. */
  changedAt: Instant;
}

/** Sources that were silent once; a source without a row has always spoken. */
export const feedStatuses = defineCollection<FeedStatus>({
  name: 'network.feed_status',
  key: (status) => status.source,
  columns: {
    source: { type: 'text' },
    silentSince: { type: 'instant', nullable: true },
    cadenceMs: { type: 'int8', nullable: true },
    changedAt: { type: 'instant' },
  },
});
