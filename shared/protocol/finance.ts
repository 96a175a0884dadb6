import type { AsOf, Currency, Gln, Instant, Refusal, State, Unit } from '#shared/vocabulary';
import type { HistoryEntry } from './history.ts';
import type { ApprovalView, PostingPreview } from './requests.ts';

/**
 * Where a document between two entities stands: both ledgers agree and nothing of it is on its way, and then both have
 * cleared it; on its way within one period, or over the end of one; or the ledgers say different things of it.
 */
export type IntercompanyStanding = 'settled' | 'matched' | 'inTransit' | 'cutOff' | 'unmatched';

/** What two ledgers say of one transfer. Money is in the document's currency, which is the seller's. */
export interface IntercompanyRow {
  /** TRF-2026-0611, or the ERP's own number. */
  key: string;
  standing: IntercompanyStanding;
  state: State;
  seller: Gln;
  /** "Northern". */
  sellerName: string;
  buyer: Gln;
  buyerName: string;
  /** Sites; null while no warehouse has told of the goods. */
  from: Gln | null;
  fromName: string;
  to: Gln | null;
  toName: string;
  /** The item, or how many there are. */
  item: string;
  unit: Unit | null;
  /** Pieces; null for several items, of which there is no sum, and before anything left or came. */
  sent: number | null;
  got: number | null;
  currency: Currency;
  /** The seller's, in which it was sold: `2026-P06`. */
  period: string;
  /** What each ledger says is due between them; null while it has booked nothing of it. */
  sellerMinor: number | null;
  buyerMinor: number | null;
  /** Matched, in transit and unmatched, to the cent. */
  postedMinor: number;
  matchedMinor: number;
  transitMinor: number;
  unmatchedMinor: number;
  /** Of what is matched: cleared by both ledgers, so that it is due no more. */
  settledMinor: number;
  /** The statement that cleared it; null while no ledger has. */
  statement: string | null;
  /** Of what is in transit, the profit that the group has not earned yet. */
  profitMinor: number;
  postedAt: Instant;
  arrivesAt: Instant | null;
  arrivesPeriod: string | null;
  cause: string;
  owner: string | null;
  ownerName: string | null;
  adjustment: 'none' | 'proposed' | 'booking' | 'booked' | 'rejected';
  version: number;
  asOf: AsOf;
}

/** A month of one ledger. */
export interface PeriodRow {
  /** `<entity>/<period>`. */
  key: string;
  entity: Gln;
  entityName: string;
  /** `2026-P06`. */
  period: string;
  startsAt: Instant | null;
  endsAt: Instant | null;
  isClosed: boolean;
  currency: Currency;
  asOf: AsOf;
}

/** One side of a document, as its ledger has it. */
export interface LedgerSide {
  entityName: string;
  /** Of the ledger. */
  currency: Currency;
  /** Due to or from the other, in the ledger's currency and in the document's; null while nothing is booked. */
  dueMinor: number | null;
  documentMinor: number | null;
  account: string;
  bookedAt: Instant | null;
  period: string | null;
  /** "1 USD = 1.3721 CAD, ECB reference rate of 2026-06-29". */
  rate: string | null;
}

/** What would make the two ledgers agree. */
export interface ProposedAdjustment {
  /** What it does, in a sentence. */
  what: string;
  /** Why policy has it so. */
  because: string;
  books: PostingPreview[];
}

/** An adjustment that somebody proposed, and how far it has come. */
export interface AdjustmentView {
  key: string;
  status: 'proposed' | 'booking' | 'booked' | 'rejected';
  what: string;
  proposedBy: string;
  proposedAt: Instant;
  reason: string;
  books: PostingPreview[];
  approvals: ApprovalView[];
  /** Why the person asking cannot approve, in words; null when they can. */
  cannotApprove: string | null;
  commands: {
    id: string;
    label: string;
    status: string;
    confirmedAt: Instant | null;
    refused: string | null;
  }[];
}

export interface IntercompanyDetail {
  key: string;
  sides: [LedgerSide, LedgerSide];
  posted: PostingPreview[];
  /** Null where nothing can be adjusted; `cannotPropose` says why. */
  proposal: ProposedAdjustment | null;
  cannotPropose: Refusal | null;
  adjustments: AdjustmentView[];
  history: HistoryEntry[];
}

/** What a statement between two entities settles: matched documents of one currency, netted. */
export interface StatementView {
  /** `STL-2026-0004`; empty before it is drawn up. */
  key: string;
  entity: Gln;
  entityName: string;
  counterparty: Gln;
  counterpartyName: string;
  currency: Currency;
  /** The last period whose documents are in it: `2026-P06`. */
  upTo: string;
  payerName: string;
  payeeName: string;
  /** What the payer owes the payee in the end, not below zero. */
  netMinor: number;
  items: {
    document: string;
    sellerName: string;
    period: string;
    /** Due to the seller, in the statement's currency. */
    dueMinor: number;
  }[];
  /** What is not in it, and stays due: on its way, different in the two ledgers, over the most of one statement. */
  leftOut: {
    transitMinor: number;
    transits: number;
    unmatchedMinor: number;
    differences: number;
    over: number;
  };
  /** As both ledgers will have it, or have it. */
  books: PostingPreview[];
  approvals: ApprovalView[];
  /** Why the person asking cannot agree, in words; null when they can. */
  cannotApprove: string | null;
  /** SHA-256 of what is agreed to, hex. */
  hash: string;
  policy: string;
  proposedBy: string | null;
  /** The short name of the side for whom it was drawn up; the other one agrees. */
  speaksFor: string | null;
  reason: string | null;
}
