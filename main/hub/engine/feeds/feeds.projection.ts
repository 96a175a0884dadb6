import type { LogEvent, WorldDraft } from '#engine/kernel';
import { feedStates, gaps } from './feed.collection.ts';
import {
  FEED_CAUGHT_UP,
  FEED_CONNECTED,
  FEED_GAP_FILLED,
  FEED_GAP_GIVEN_UP,
  FEED_LOST,
  type FeedCaughtUp,
  type FeedConnected,
  type FeedGap,
  type FeedLost,
} from './own-events.ts';

/** What the network knows of its feeds, from what the hub said of them. */
export const feedsEvolve = {
  [FEED_CONNECTED](draft: WorldDraft, { data, receivedAt }: LogEvent<FeedConnected>): void {
    const before = draft.get(feedStates, data.source);
    draft.put(feedStates, {
      source: data.source,
      epoch: data.epoch,
      cadenceMs: data.cadenceMs,
      connected: true,
      since: receivedAt,
      lastHeardAt: before?.lastHeardAt ?? null,
      caughtUp: data.history === 0,
    });
  },

  [FEED_LOST](draft: WorldDraft, { data, receivedAt }: LogEvent<FeedLost>): void {
    const before = draft.get(feedStates, data.source);
    if (before?.connected)
      draft.put(feedStates, { ...before, connected: false, since: receivedAt });
  },

  [FEED_CAUGHT_UP](draft: WorldDraft, { data }: LogEvent<FeedCaughtUp>): void {
    const before = draft.get(feedStates, data.source);
    if (before && !before.caughtUp) draft.put(feedStates, { ...before, caughtUp: true });
  },

  [FEED_GAP_GIVEN_UP](draft: WorldDraft, { data, receivedAt }: LogEvent<FeedGap>): void {
    const { source, epoch, first, last } = data;
    draft.put(gaps, { source, epoch, first, last, givenUpAt: receivedAt });
  },

  [FEED_GAP_FILLED](draft: WorldDraft, { data }: LogEvent<FeedGap>): void {
    for (const gap of draft.by(gaps, 'bySource', data.source)) {
      if (gap.epoch !== data.epoch || gap.last < data.first || data.last < gap.first) continue;
      draft.remove(gaps, gaps.key(gap));
      if (gap.first < data.first) draft.put(gaps, { ...gap, last: data.first - 1 });
      if (data.last < gap.last) draft.put(gaps, { ...gap, first: data.last + 1 });
    }
  },
};
