import type { LogEvent } from '#engine/kernel';
import {
  FEED_CAUGHT_UP,
  FEED_CONNECTED,
  FEED_GAP_FILLED,
  FEED_GAP_FOUND,
  FEED_GAP_GIVEN_UP,
  FEED_LOST,
  FEED_RECONNECT_ASKED,
  FEED_REPLAY_ASKED,
  LETTER_RESUBMITTED,
  type FeedAsked,
  type FeedConnected,
  type FeedGap,
  type FeedLost,
} from '#engine/feeds';
import { historyEntry } from '#operations/exceptions';
import type { HistoryEntry } from '#shared/protocol';

/** What happened to a feed, in words, newest last; what other rooms said about the same source is left to them. */
export function feedHistory(events: readonly LogEvent[]): HistoryEntry[] {
  return events.flatMap((event) => {
    const what = WORDS[event.type]?.(event.data);
    return what === undefined ? [] : [historyEntry(event, what)];
  });
}

const WORDS: Readonly<Record<string, (data: unknown) => string>> = {
  [FEED_CONNECTED](data) {
    const { epoch, epochBefore, history } = data as FeedConnected;
    if (epochBefore !== null) return `Connected; its numbering began anew (life ${epoch})`;
    return history > 0 ? `Connected; ${history} events of history to read` : 'Connected';
  },
  [FEED_LOST]: (data) => `Lost: ${(data as FeedLost).why}`,
  [FEED_CAUGHT_UP]: () => 'All of its history is read',
  [FEED_GAP_FOUND]: (data) => `${places(data as FeedGap)} missing, asked for again`,
  [FEED_GAP_GIVEN_UP]: (data) => `${places(data as FeedGap)} missing, given up`,
  [FEED_GAP_FILLED]: (data) => `${places(data as FeedGap)} came late`,
  [FEED_RECONNECT_ASKED]: () => 'Told to connect again',
  [FEED_REPLAY_ASKED]: (data) => `Asked to send again from ${(data as FeedAsked).from}`,
  [LETTER_RESUBMITTED]: (data) => `Dead letter ${(data as FeedAsked).deadLetter} sent again`,
};

function places({ first, last }: FeedGap): string {
  return first === last ? `Event ${first}` : `Events ${first} to ${last}`;
}
