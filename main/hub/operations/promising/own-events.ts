import type { NeededApproval } from '#operations/approvals';
import type { Inbound } from '#operations/orders';
import type { PolicyTrace } from '#shared/protocol';
import type { Gln, Instant } from '#shared/vocabulary';

/** An order can't be promised as it was asked for: from here on somebody answers for what becomes of it. */
export const ORDER_CASE_OPENED = 'signalbox.hub.orderCase.opened.v1';
/** The run went on: from one step of its machine to the next. */
export const ORDER_CASE_STEPPED = 'signalbox.hub.orderCase.stepped.v1';
/** Somebody wants another promise for it. */
export const ORDER_CASE_WISHED = 'signalbox.hub.orderCase.wished.v1';
/** What the customer says to it, as somebody here heard it. */
export const ORDER_CASE_HEARD = 'signalbox.hub.orderCase.heard.v1';

/** The ways of its own that a site may declare. */
export type OrderVariation = 'customerWordFirst';

export interface OrderCaseOpened {
  run: string;
  /** The version of the workflow that it runs on to its end. */
  machine: number;
  site: Gln;
  /** The local variations of its site that held when it was opened: steps that its run goes through as well. */
  variations: readonly OrderVariation[];
}

/** Pieces of a line, from where they are served and from where they shall be. */
export interface WantedMove {
  line: number;
  quantity: number;
  from: Gln;
  fromInbound: Inbound | null;
  to: Gln;
  toName: string;
  inbound: Inbound | null;
}

/** Another promise: from elsewhere, for another date, or both. */
export interface Wish {
  act: 'resource' | 'split' | 'repromise';
  move: WantedMove | null;
  commitAt: Instant | null;
  /** What was promised before; null where nothing was. */
  formerCommitAt: Instant | null;
}

export interface OrderCaseWished {
  run: string;
  wish: Wish;
  needed: readonly NeededApproval[];
  trace: PolicyTrace;
  /** SHA-256 over the order and the wish in the form of RFC 8785, hex. */
  hash: string;
}

export interface OrderCaseHeard {
  run: string;
  says: 'agrees' | 'declines';
}
