import { defineRoom } from '#engine/kernel';
import { feedStates, gaps } from './feed.collection.ts';
import { feedsEvolve } from './feeds.projection.ts';

/** The room that holds what the network knows of its feeds. */
export const feedsRoom = defineRoom({
  name: 'feeds',
  collections: [feedStates, gaps],
  evolve: feedsEvolve,
});
