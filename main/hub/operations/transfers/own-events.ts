import type { TradeTerms } from '#operations/intercompany';
import type { TransferProposal, TransferStep } from '#shared/protocol';
import type { Currency, Gln, Gtin, Instant, Unit } from '#shared/vocabulary';

/** Somebody asked for a transfer; from here on the quantity is held at its source. */
export const TRANSFER_REQUESTED = 'signalbox.hub.transfer.requested.v1';
/** The run went on: from one step of its machine to the next, with the commands that this queued. */
export const TRANSFER_STEPPED = 'signalbox.hub.transfer.stepped.v1';
/** Somebody wants it undone; what was done so far is taken back in reverse order. */
export const TRANSFER_CANCEL_ASKED = 'signalbox.hub.transfer.cancelAsked.v1';
/**
 * A person ended a quantity that was shipped and never received: it is in transit no more, and lost. The stock room
 * takes it out of what is on its way.
 */
export const TRANSFER_SHORT_CLOSED = 'signalbox.hub.transfer.shortClosed.v1';

/** Somebody chose another lane before it was decided: what was approved of the old terms counts no more. */
export const TRANSFER_LANE_CHANGED = 'signalbox.hub.transfer.laneChanged.v1';

/** What was asked for because of an exception has ended, and nothing else that was asked for it is under way. */
export const TRANSFER_OVER = 'signalbox.hub.transfer.over.v1';

/** Ended long enough ago to leave the live list; their rows stay. */
export const TRANSFERS_FILED = 'signalbox.hub.transfer.filed.v1';

/** Steps that a site may declare as its own way, by the name of the setting in the transfer policy. */
export type TransferVariation = 'countBeforeRelease';

/** What somebody asked for, with price and value as of that moment. */
export interface TransferTerms {
  /** The version of the workflow that it runs on to its end. */
  machine: number;
  from: Gln;
  to: Gln;
  seller: Gln;
  buyer: Gln;
  gtin: Gtin;
  unit: Unit;
  quantity: number;
  laneId: string;
  unitCostMicro: number;
  unitPriceMicro: number;
  /** "cost $118.40 + 6 %". */
  priceRule: string;
  valueMinor: number;
  /** By the lane's tariff, until the TMS plans the shipment. */
  freightMinor: number;
  weightGrams: number;
  currency: Currency;
  /** Price policy, currencies and who bears what, as they were when it was asked for. */
  trade: TradeTerms;
  policy: string;
  /** The local variations of its source that held when it was asked for: steps that its run goes through as well. */
  variations: readonly TransferVariation[];
  exception: string | null;
  decideByAt: Instant | null;
  staleReason: string | null;
  /** What was proposed when the person asked: the arithmetic that the card shows for good. */
  proposal: TransferProposal | null;
}

export interface TransferRequested extends TransferTerms {
  transfer: string;
}

export interface TransferStepped {
  transfer: string;
  /** What moved it: `look` when facts did, else the act. */
  on: string;
  from: TransferStep;
  to: TransferStep;
  /** The machine's own state, as it is restored. */
  snapshot: unknown;
  /** Nothing moves it any more. */
  isEnd: boolean;
  /** Commands that this step queued, by their part in the run: `reserve` → CMD-1-000042. */
  commands: Record<string, string>;
  /** Why it stands, in words, when it stands. */
  trouble: string | null;
}

export interface TransferCancelAsked {
  transfer: string;
  /** `rejected` when an approver said no. */
  as: 'cancelled' | 'rejected';
}

export interface TransferShortClosed {
  transfer: string;
  from: Gln;
  to: Gln;
  gtin: Gtin;
  unit: Unit;
  quantity: number;
  lossMinor: number;
  currency: Currency;
}

export interface TransferOver {
  transfer: string;
  exception: string;
}

export interface TransferLaneChanged {
  transfer: string;
  laneId: string;
  mode: string;
  /** By the new lane's tariff. */
  freightMinor: number;
}

export interface TransfersFiled {
  transfers: string[];
}
