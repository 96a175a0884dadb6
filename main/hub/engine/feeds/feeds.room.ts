import { defineRoom, type Decision, type WorldView } from '#engine/kernel';
import { accept } from '#shared/vocabulary';
import { feedStates, gaps } from './feed.collection.ts';
import { feedsEvolve } from './feeds.projection.ts';
import {
  FEED_RECONNECT_ASKED,
  FEED_REPLAY_ASKED,
  LETTER_RESUBMITTED,
  type FeedAsked,
} from './own-events.ts';

/** Acts on feeds are recorded here; the intake, which alone knows the lines, has checked them and carries them out. */
function record(type: string, asked: FeedAsked): Decision {
  return accept({ events: [{ type, subject: asked.source, data: asked }] });
}

/** The room that holds what the network knows of its feeds. */
export const feedsRoom = defineRoom({
  name: 'feeds',
  collections: [feedStates, gaps],
  evolve: feedsEvolve,
  decide: {
    'feed.reconnect': (_world: WorldView, act: { feed: string }) =>
      record(FEED_RECONNECT_ASKED, { source: act.feed }),
    'feed.replay': (_world: WorldView, act: { feed: string; from: number }) =>
      record(FEED_REPLAY_ASKED, { source: act.feed, from: act.from }),
    'deadLetter.resubmit': (_world: WorldView, act: { feed: string; deadLetter: number }) =>
      record(LETTER_RESUBMITTED, { source: act.feed, deadLetter: act.deadLetter }),
  },
});
