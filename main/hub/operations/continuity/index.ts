/**
 * What holds while a feed is away: what is not verified, which commands wait under which key, whom to call and what to
 * do by hand, and what is to be reviewed once it is back. May import shared and engine rooms and those of its floor.
 *
 * Owns the tables of schema `continuity`. Reads and emits signalbox.hub.fallbackCard.set.v1.
 */
import { feedStates } from '#engine/feeds';
import { defineRoom, type Decision, type WorldView } from '#engine/kernel';
import type { Act } from '#shared/protocol';
import { accept, refuse } from '#shared/vocabulary';
import {
  FALLBACK_CARD_SET,
  fallbackCards,
  foldCardSet,
  type FallbackCardSet,
} from './fallback-card.collection.ts';
import { feedFallback } from './feed-fallback.ts';

/** Sets whom to call and what to do by hand while a feed is away. */
function decideSetCard(world: WorldView, act: Act<'fallbackCard.set'>): Decision {
  const { feed, phone, email, steps } = act;
  if (!world.get(feedStates, feed)) return refuse('feed.unknown', { feed }, 'feed');
  const data: FallbackCardSet = { source: feed, phone, email, steps };
  return accept({ events: [{ type: FALLBACK_CARD_SET, subject: feed, data }] });
}

export const continuityRoom = defineRoom({
  name: 'continuity',
  collections: [fallbackCards],
  evolve: { [FALLBACK_CARD_SET]: foldCardSet },
  decide: { 'fallbackCard.set': decideSetCard },
  queries: { 'feed.fallback': feedFallback },
});
