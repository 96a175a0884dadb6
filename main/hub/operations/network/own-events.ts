import type { Gln, Instant, Money } from '#shared/vocabulary';
import type { Holiday } from './calendar.collection.ts';
import type { NamedKind } from './unknown-name.collection.ts';

/** Said by the feeds' machinery: a source has broken its contracted cadence … */
export const FEED_SILENT = 'signalbox.hub.feed.silent.v1';
/** … and has spoken again. */
export const FEED_SPOKE = 'signalbox.hub.feed.spoke.v1';
/** Said by a connector: a document uses a name that nobody knows. */
export const NAME_UNKNOWN = 'signalbox.hub.masterData.unknown.v1';
/** A person said what a name means. */
export const NAME_MATCHED = 'signalbox.hub.masterData.matched.v1';
/** A person set in which hours a site works. */
export const CALENDAR_SET = 'signalbox.hub.calendar.set.v1';

export interface FeedSilent {
  source: string;
  /** The last good word before the silence. */
  lastGoodAt: Instant | null;
  cadenceMs: number;
}

export interface FeedSpoke {
  source: string;
}

export interface NameUnknown {
  kind: NamedKind;
  name: string;
  /** Where it stood: document and its number. */
  about: string;
  /** What the document that waits for it is worth; null or absent where it does not say. */
  value?: Money | null;
}

export interface NameMatched {
  kind: NamedKind;
  name: string;
  means: string;
}

export interface CalendarSet {
  site: Gln;
  opensAt: string;
  closesAt: string;
  workDays: readonly number[];
  holidays: readonly Holiday[];
}
