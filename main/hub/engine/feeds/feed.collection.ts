import { defineCollection } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';

/** What the network knows of a feed: whether it speaks, and since when it does not. Rules on silence read this. */
export interface FeedState {
  /** The source, `wms/dallas`. */
  source: string;
  epoch: number;
  /** How often it promised to speak at least, world ms. */
  cadenceMs: number;
  connected: boolean;
  /** Since when it is connected, or since when it is not. */
  since: Instant;
  /**
   * When something good last came, world time, to a tenth of the cadence: enough for judging silence, and it does not
   * write a row for each event.
   */
  lastHeardAt: Instant | null;
  /** False while its history is still being read. */
  caughtUp: boolean;
}

/** All feeds that have ever been welcomed, by source. Not wholly a fold of the log: `lastHeardAt` is not logged. */
export const feedStates = defineCollection<FeedState>({
  name: 'feeds.feed',
  key: (feed) => feed.source,
  columns: {
    source: { type: 'text' },
    epoch: { type: 'int4' },
    cadenceMs: { type: 'int8' },
    connected: { type: 'bool' },
    since: { type: 'instant' },
    lastHeardAt: { type: 'instant', nullable: true, unlogged: true },
    caughtUp: { type: 'bool' },
  },
});

/** Places in a source's numbering that it did not fill although asked: given up, and gone from here when they come. */
export interface GapRow {
  source: string;
  epoch: number;
  first: number;
  last: number;
  givenUpAt: Instant;
}

export const gaps = defineCollection<GapRow>({
  name: 'feeds.gap',
  key: (gap) => `${gap.source}/${gap.epoch}/${gap.first}`,
  columns: {
    source: { type: 'text' },
    epoch: { type: 'int4' },
    first: { type: 'int8' },
    last: { type: 'int8' },
    givenUpAt: { type: 'instant' },
  },
  indexes: { bySource: (gap) => gap.source },
});
