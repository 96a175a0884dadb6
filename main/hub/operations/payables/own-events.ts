import type { Instant } from '#shared/vocabulary';

/** An invoice is blocked for payment: from here on somebody answers for what becomes of it. */
export const PAYABLE_BEGUN = 'signalbox.hub.payable.begun.v1';
/** The run went on: from one step of its machine to the next. */
export const PAYABLE_STEPPED = 'signalbox.hub.payable.stepped.v1';
/** Somebody asks that it is paid although it does not match. */
export const PAYABLE_ASKED = 'signalbox.hub.payable.asked.v1';
/** Somebody wants it mended by who sent it: it stays blocked. */
export const PAYABLE_DISPUTED = 'signalbox.hub.payable.disputed.v1';

export interface PayableBegun {
  invoice: string;
  /** The version of the workflow that it runs on to its end. */
  machine: number;
  heldAt: Instant;
  /** Invoice, order and receipt agreed already. */
  matchedBefore: boolean;
}

export interface PayableStepped {
  invoice: string;
  /** What moved it: `look` when facts did, else the act. */
  on: string;
  from: string;
  to: string;
  snapshot: unknown;
  isEnd: boolean;
  /** Why it stands, in words, when it stands. */
  trouble: string | null;
}

export interface PayableAsked {
  invoice: string;
  /** What is to be paid beyond what was expected, as it was when somebody asked. */
  differenceMinor: number;
}

export interface PayableDisputed {
  invoice: string;
}
