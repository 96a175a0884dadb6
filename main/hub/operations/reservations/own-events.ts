import type { Inbound } from '#operations/orders';
import type { Instant } from '#shared/vocabulary';

/** Pieces of a line are promised from what is on its way. */
export const PROMISE_MADE = 'signalbox.hub.promise.made.v1';
/** What brings them is likely there at another time than was said. */
export const PROMISE_MOVED = 'signalbox.hub.promise.moved.v1';
/** They have stock now, or are promised from elsewhere. */
export const PROMISE_ENDED = 'signalbox.hub.promise.ended.v1';

export interface PromiseSaid {
  orderNumber: string;
  line: number;
  quantity: number;
  inbound: Inbound;
  shipment: string | null;
  /** When it is likely at the site that serves the line, and when in nine of ten cases. */
  at: Instant;
  lateAt: Instant;
  /** IANA zone of that site, for words. */
  zone: string;
  /** What was said before; null the first time. */
  before: Instant | null;
}

export interface PromiseEnded {
  orderNumber: string;
  line: number;
  inbound: Inbound;
  /** The line has all its pieces. */
  kept: boolean;
}
