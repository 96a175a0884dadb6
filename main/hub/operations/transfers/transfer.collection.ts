import { defineCollection } from '#engine/kernel';
import type { TransferStep } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { positionKey } from '#operations/network';
import type { TransferLaneChanged, TransferTerms } from './own-events.ts';

/** One count of what came at the dock. */
export interface Receipt {
  receiptId: string;
  quantity: number;
  /** The part of it that cannot be sold. */
  damaged: number;
  at: Instant;
  /** Of what came back: counted when a person had ended what was missing, so that its loss was booked; else left out. */
  afterClose?: true;
}

/** One load that has left: a transfer may need more than one truck. */
export interface Load {
  /** Its first SSCC, or the event that told of it where its units are not marked: each counts once. */
  load: string;
  quantity: number;
  at: Instant;
}

/** A dock that refuses goods: they stay on the truck, and on the road. */
export interface DockRefusal {
  receiptId: string;
  quantity: number;
  reason: string;
  /** How many receipts the dock had counted by then. */
  afterReceipts: number;
  at: Instant;
}

/** One version and what it changed, so that a late act can be told what it missed. */
export interface VersionNote {
  version: number;
  what: string;
}

/** A transfer: what was asked for, where its run stands, and what the systems told of it. */
export interface Transfer extends TransferTerms {
  /** TRF-2026-0648. */
  number: string;
  step: TransferStep;
  /** The machine's own state, without its context: that is made from the facts each time. */
  snapshot: unknown;
  requestedAt: Instant;
  requestedBy: string;
  /** Everybody who has shaped its terms, the one who asked first. */
  authors: readonly string[];

  /** The commands of the run by their part in it: `reserve` → CMD-1-000042. */
  commands: Readonly<Record<string, string>>;
  /** How often the command of each part was queued: what a system refuses for the moment is tried again, not for ever. */
  attempts: Readonly<Record<string, number>>;
  /** Parts that a person answers for, though no system has confirmed them. */
  waived: readonly string[];
  /** Approvals were asked for this quantity at this source. */
  isApprovalAsked: boolean;
  /** Somebody wants it undone, and what it will then be called. */
  cancelAs: 'cancelled' | 'rejected' | null;
  /** Why it stands, in words; null when it goes on by itself. */
  trouble: string | null;

  reservedAt: Instant | null;
  pickStartedAt: Instant | null;
  pickedAt: Instant | null;
  pickedQuantity: number | null;
  stagedAt: Instant | null;
  shippedAt: Instant | null;
  shippedQuantity: number | null;
  shipment: string | null;
  unloadingAt: Instant | null;
  receipts: readonly Receipt[];
  /** What the destination refused to take, and what of it came back to the source. */
  refusals: readonly DockRefusal[];
  returns: readonly Receipt[];
  returnShipment: string | null;
  /** A person ended what had not come by then, and after how many receipts: what comes later was found again. */
  shortClosedAt: Instant | null;
  shortClosedAfter: number | null;
  /** What left, load by load. */
  loads: readonly Load[];
  /** The ERPs' own numbers of the transfer order, by feed. */
  erpNumbers: Readonly<Record<string, string>>;

  version: number;
  notes: readonly VersionNote[];
  endedAt: Instant | null;
  /** Out of the live list: it ended days ago. */
  filed: boolean;
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All transfers that were asked for here. */
export const transfers = defineCollection<Transfer>({
  name: 'transfers.transfer',
  key: (transfer) => transfer.number,
  columns: {
    number: { type: 'text' },
    machine: { type: 'int4' },
    step: { type: 'text' },
    snapshot: { type: 'json' },
    from: { type: 'text' },
    to: { type: 'text' },
    seller: { type: 'text' },
    buyer: { type: 'text' },
    gtin: { type: 'text' },
    unit: { type: 'text' },
    quantity: { type: 'int8' },
    laneId: { type: 'text' },
    unitCostMicro: { type: 'int8' },
    unitPriceMicro: { type: 'int8' },
    priceRule: { type: 'text' },
    valueMinor: { type: 'int8' },
    freightMinor: { type: 'int8' },
    weightGrams: { type: 'int8' },
    currency: { type: 'text' },
    trade: { type: 'json' },
    policy: { type: 'text' },
    variations: { type: 'json' },
    exception: { type: 'text', nullable: true },
    decideByAt: { type: 'instant', nullable: true },
    staleReason: { type: 'text', nullable: true },
    proposal: { type: 'json', nullable: true },
    requestedAt: { type: 'instant' },
    requestedBy: { type: 'text' },
    authors: { type: 'json' },
    commands: { type: 'json' },
    attempts: { type: 'json' },
    waived: { type: 'json' },
    isApprovalAsked: { type: 'bool' },
    cancelAs: { type: 'text', nullable: true },
    trouble: { type: 'text', nullable: true },
    reservedAt: { type: 'instant', nullable: true },
    pickStartedAt: { type: 'instant', nullable: true },
    pickedAt: { type: 'instant', nullable: true },
    pickedQuantity: { type: 'int8', nullable: true },
    stagedAt: { type: 'instant', nullable: true },
    shippedAt: { type: 'instant', nullable: true },
    shippedQuantity: { type: 'int8', nullable: true },
    shipment: { type: 'text', nullable: true },
    unloadingAt: { type: 'instant', nullable: true },
    receipts: { type: 'json' },
    refusals: { type: 'json' },
    returns: { type: 'json' },
    returnShipment: { type: 'text', nullable: true },
    shortClosedAt: { type: 'instant', nullable: true },
    shortClosedAfter: { type: 'int4', nullable: true },
    loads: { type: 'json' },
    erpNumbers: { type: 'json' },
    version: { type: 'int4' },
    notes: { type: 'json' },
    endedAt: { type: 'instant', nullable: true },
    filed: { type: 'bool' },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  history: true,
  indexes: {
    /** Positions of which a quantity is held here, because their warehouse has not confirmed yet that it set it aside. */
    holding: (transfer) => (isHolding(transfer) ? positionKey(transfer.from, transfer.gtin) : null),
    /** Runs that have not ended. */
    running: (transfer) => (transfer.endedAt === null ? 'running' : null),
    /** Ended and still in the live list. */
    unfiled: (transfer) => (transfer.endedAt !== null && !transfer.filed ? 'ended' : null),
    /** By who asked for which item between which sites: what policy adds up. */
    byWish: wishKey,
    byException: (transfer) => transfer.exception,
    byShipment: (transfer) => transfer.shipment,
  },
});

/** Who asked for which item between which sites. */
export function wishKey({
  requestedBy,
  gtin,
  from,
  to,
}: Pick<Transfer, 'requestedBy' | 'gtin' | 'from' | 'to'>): string {
  return `${requestedBy}|${gtin}|${from}>${to}`;
}

/** A transfer on another lane, shaped by one more. */
export function withLane(
  transfer: Transfer,
  { laneId, freightMinor }: TransferLaneChanged,
  by: string,
): Transfer {
  const authors = transfer.authors.includes(by) ? transfer.authors : [...transfer.authors, by];
  return { ...transfer, laneId, freightMinor, authors };
}

/** Held here and not (as far as we know) in the warehouse: nobody else may ask for these pieces. */
function isHolding(transfer: Transfer): boolean {
  const isBeingReserved = ['reserving', 'retrying', 'incident'].includes(transfer.step);
  return isBeingReserved && transfer.reservedAt === null && transfer.shippedAt === null;
}

/** What has arrived so far at the destination, good or not; null before the first count. */
export function receivedQuantity(transfer: Transfer): number | null {
  if (transfer.receipts.length === 0) return null;
  return sum(transfer.receipts);
}

/** What the destination refused. */
export function refusedQuantity(transfer: Transfer): number {
  return sum(transfer.refusals);
}

/** What came back to the source; null before its dock has counted. */
export function returnedQuantity(transfer: Transfer): number | null {
  return transfer.returns.length === 0 ? null : sum(transfer.returns);
}

/** What the dock had refused before it counted a receipt: that was not its own to receive. */
export function refusedBefore({ refusals }: Transfer, receipt: number): number {
  return sum(refusals.filter(({ afterReceipts }) => afterReceipts <= receipt));
}

/**
 * What the first receipts settled of what was shipped: more than was the destination's to receive is over, and makes up
 * for nothing that is missing elsewhere.
 */
export function settledBy(transfer: Transfer, receipts: number): number {
  let [settled, before] = [0, 0];
  transfer.receipts.slice(0, receipts).forEach(({ quantity }, nth) => {
    const taken = (transfer.shippedQuantity ?? 0) - refusedBefore(transfer, nth);
    settled += Math.min(before + quantity, taken) - Math.min(before, taken);
    before += quantity;
  });
  return settled;
}

/**
 * What left and arrived at neither end, once a dock has counted; 0 before, and after a person closed it. What is on its
 * way back is not missing.
 */
export function shortQuantity(transfer: Transfer): number {
  const { shippedQuantity: shipped, shortClosedAt, receipts } = transfer;
  const returned = returnedQuantity(transfer);
  if (shipped === null || shortClosedAt !== null) return 0;
  if (receipts.length === 0 && returned === null) return 0;
  const left = shipped - settledBy(transfer, receipts.length);
  return Math.max(0, left - (returned ?? refusedQuantity(transfer)));
}

function sum(counts: readonly { quantity: number }[]): number {
  return counts.reduce((total, { quantity }) => total + quantity, 0);
}
