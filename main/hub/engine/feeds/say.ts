import type { FactInput } from '#engine/writer';
import type { Welcome } from '#shared/contracts';
import { feedStates } from './feed.collection.ts';
import {
  FEED_CAUGHT_UP,
  FEED_CONNECTED,
  FEED_GAP_FILLED,
  FEED_GAP_FOUND,
  FEED_GAP_GIVEN_UP,
  FEED_LOST,
  type FeedCaughtUp,
  type FeedConnected,
  type FeedGap,
  type FeedLost,
} from './own-events.ts';

/** What the intake tells the log of its feeds, as facts for the writer. */

export function connected(
  source: string,
  welcome: Welcome,
  epochBefore: number | null,
  history: number,
): FactInput {
  const { epoch, cadenceMs } = welcome;
  const changed = epochBefore !== null && epochBefore !== epoch;
  const data: FeedConnected = {
    source,
    epoch,
    epochBefore: changed ? epochBefore : null,
    cadenceMs,
    history,
  };
  return fact('feeds.connected', FEED_CONNECTED, source, data);
}

/** Only of a feed that was there: a try that fails again is no news. */
export function lost(source: string, why: string): FactInput {
  const data: FeedLost = { source, why };
  return {
    kind: 'fact',
    name: 'feeds.lost',
    decide: (world) =>
      world.get(feedStates, source)?.connected
        ? { events: [{ type: FEED_LOST, subject: source, data }] }
        : null,
  };
}

export function caughtUp(source: string): FactInput {
  const data: FeedCaughtUp = { source };
  return fact('feeds.caughtUp', FEED_CAUGHT_UP, source, data);
}

export function gap(data: FeedGap, givenUp: boolean): FactInput {
  return givenUp
    ? fact('feeds.gapGivenUp', FEED_GAP_GIVEN_UP, data.source, data)
    : fact('feeds.gapFound', FEED_GAP_FOUND, data.source, data);
}

/** What had been given up came late. */
export function gapFilled(data: FeedGap): FactInput {
  return fact('feeds.gapFilled', FEED_GAP_FILLED, data.source, data);
}

function fact(name: string, type: string, subject: string, data: unknown): FactInput {
  return { kind: 'fact', name, decide: () => ({ events: [{ type, subject, data }] }) };
}
