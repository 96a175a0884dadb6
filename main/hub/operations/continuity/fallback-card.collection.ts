import { defineCollection, type LogEvent, type WorldDraft, type WorldView } from '#engine/kernel';
import { personName } from '#operations/exceptions';
import type { FallbackCard } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import shipped from './fallback-cards.v1.json' with { type: 'json' };

/** Whom to call and what to do by hand while a feed is away, as people here have set it. */
export interface CardRow {
  source: string;
  phone: string;
  email: string;
  steps: readonly string[];
  setBy: string;
  setAt: Instant;
}

/** Cards that were set here; a feed without one has the shipped steps, and nobody to call. */
export const fallbackCards = defineCollection<CardRow>({
  name: 'continuity.fallback_card',
  key: (card) => card.source,
  columns: {
    source: { type: 'text' },
    phone: { type: 'text' },
    email: { type: 'text' },
    steps: { type: 'json' },
    setBy: { type: 'text' },
    setAt: { type: 'instant' },
  },
  history: true,
});

/** A person set the card of a feed. */
export const FALLBACK_CARD_SET = 'signalbox.hub.fallbackCard.set.v1';

export interface FallbackCardSet {
  source: string;
  phone: string;
  email: string;
  steps: readonly string[];
}

export function foldCardSet(draft: WorldDraft, event: LogEvent<FallbackCardSet>): void {
  draft.put(fallbackCards, {
    ...event.data,
    setBy: event.actor ?? 'hub',
    setAt: event.receivedAt,
  });
}

/** The card of a feed: what goes on by itself, whom to call, and what to do by hand. */
export function cardOf(world: WorldView, source: string): FallbackCard {
  const domain = source.split('/')[0]!;
  const usual =
    domain === 'wms' || domain === 'tms' || domain === 'erp' ? shipped[domain] : shipped.other;
  const own = world.get(fallbackCards, source);
  return {
    goesOn: [
      ...usual.goesOn,
      'Commands to it wait under their keys, and expire at their time; they go out when it is back.',
    ],
    phone: own?.phone ?? '',
    email: own?.email ?? '',
    steps: [...(own?.steps ?? usual.byHand)],
    setBy: own ? personName(own.setBy) : null,
    setAt: own?.setAt ?? null,
  };
}
