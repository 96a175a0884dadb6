import { feedStates, type FeedState } from '#engine/feeds';
import type { Watch, Watcher } from '#engine/kernel';
import { fromMs, toMs } from '#shared/vocabulary';
import { feedStatuses } from './feed-status.collection.ts';
import { FEED_SILENT, FEED_SPOKE, type FeedSilent, type FeedSpoke } from './own-events.ts';

/** One lost message must not turn a screen violet, two are silence (`staleAfterMs` of the vocabulary says the same). */
const CADENCES = 2;

const touchedFeed: Watch<FeedState> = { collection: feedStates, subjects: (feed) => [feed.source] };

/**
 * Says when a source has broken its contracted cadence, and when it speaks again. A source whose history is still being
 * read is not judged: what it says then is old by nature.
 */
export const silenceWatcher: Watcher = {
  name: 'network.silence',
  watches: [touchedFeed],
  assess(world, source, context) {
    const feed = world.get(feedStates, source);
    if (!feed) return { decided: null, recheckAt: null };
    const heardAt = feed.lastHeardAt ?? feed.since;
    const dueMs = toMs(heardAt) + feed.cadenceMs * CADENCES;
    const recheckAt = fromMs(dueMs);
    // Not judged yet: looked at again when there is something to judge, never at a time that has passed.
    if (context.backfill || !feed.caughtUp) {
      const againMs = Math.max(dueMs, context.nowMs + feed.cadenceMs);
      return { decided: null, recheckAt: fromMs(againMs) };
    }
    const isKnownSilent = (world.get(feedStatuses, source)?.silentSince ?? null) !== null;
    if (context.nowMs < dueMs) {
      if (!isKnownSilent) return { decided: null, recheckAt };
      const spoke: FeedSpoke = { source };
      return {
        decided: { events: [{ type: FEED_SPOKE, subject: source, data: spoke }] },
        recheckAt,
      };
    }
    if (isKnownSilent) return { decided: null, recheckAt: null };
    const silent: FeedSilent = { source, lastGoodAt: heardAt, cadenceMs: feed.cadenceMs };
    return {
      decided: { events: [{ type: FEED_SILENT, subject: source, data: silent }] },
      recheckAt: null,
    };
  },
};
