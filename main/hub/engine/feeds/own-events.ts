/** What the hub itself says of its feeds; the subject is the source. */
export const FEED_CONNECTED = 'signalbox.hub.feed.connected.v1';
export const FEED_LOST = 'signalbox.hub.feed.lost.v1';
export const FEED_CAUGHT_UP = 'signalbox.hub.feed.caughtUp.v1';
export const FEED_GAP_FOUND = 'signalbox.hub.feed.gapFound.v1';
export const FEED_GAP_GIVEN_UP = 'signalbox.hub.feed.gapGivenUp.v1';
export const FEED_GAP_FILLED = 'signalbox.hub.feed.gapFilled.v1';
/** What a person asked of a feed. */
export const FEED_RECONNECT_ASKED = 'signalbox.hub.feed.reconnectAsked.v1';
export const FEED_REPLAY_ASKED = 'signalbox.hub.feed.replayAsked.v1';
export const LETTER_RESUBMITTED = 'signalbox.hub.feed.letterResubmitted.v1';

export interface FeedConnected {
  source: string;
  epoch: number;
  /** The life of the source before, when it has another now. */
  epochBefore: number | null;
  cadenceMs: number;
  /** Events of its history that are still to be read. */
  history: number;
}

export interface FeedLost {
  source: string;
  why: string;
}

export interface FeedCaughtUp {
  source: string;
}

/** Places of its numbering: missing, given up, or filled late. */
export interface FeedGap {
  source: string;
  epoch: number;
  first: number;
  last: number;
}

export interface FeedAsked {
  source: string;
  /** The first place to be sent again, of a replay. */
  from?: number;
  /** The dead letter that was mended. */
  deadLetter?: number;
}
