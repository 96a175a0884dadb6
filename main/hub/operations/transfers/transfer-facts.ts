import type { WorldView } from '#engine/kernel';
import { approvalState, neededApprovals } from '#operations/approvals';
import { transferPolicy } from '#operations/policy';
import type { TransferStep } from '#shared/protocol';
import { fromMs, MINUTE_MS, toMs, type Instant } from '#shared/vocabulary';
import { isBooked } from './due-bookings.ts';
import { commandOf, type Part } from './run-commands.ts';
import { receivedQuantity, shortQuantity, type Transfer } from './transfer.collection.ts';
import { troubleOf } from './trouble.ts';
import { undoPlan } from './undo-plan.ts';

/** All that the guards of a transfer's machine may ask, as of one moment. */
export interface TransferFacts {
  isReserved: boolean;
  isReserveRefused: boolean;
  isRefused: boolean;
  isApproved: boolean;
  isReleased: boolean;
  isStaged: boolean;
  isShipped: boolean;
  isUnloading: boolean;
  isCounted: boolean;
  isShort: boolean;
  isWhole: boolean;
  isBooked: boolean;
  /** Something was counted that no ledger has. */
  isOwing: boolean;
  hasTrouble: boolean;
  canBeUndone: boolean;
  isUndone: boolean;
  isUndoneAfterRefusal: boolean;
  /** Where a run goes on whose incident is over; null while it is not. */
  goesOnAs: TransferStep | null;
  approvalDueMs: number;
}

const RELEASE: readonly Part[] = ['pick', 'ship', 'order', 'orderBuyer'];

/** The facts of a transfer as the network stands. */
export function factsOf(world: WorldView, transfer: Transfer, nowMs: number): TransferFacts {
  const isShipped = transfer.shippedAt !== null;
  const isReserved = transfer.reservedAt !== null;
  const isCounted = receivedQuantity(transfer) !== null;
  const isShort = shortQuantity(transfer) > 0;
  const trouble = troubleOf(world, transfer);
  const isUndone = transfer.cancelAs !== null && undoPlan(world, transfer).isDone;
  const approval = approvalOf(world, transfer);
  const hasAll = isBooked(world, transfer);
  // After shipping the goods go on whatever the ledgers say; only the end of the run waits for them.
  const waitsForLedgers = isCounted && !isShort;
  const hasTrouble = trouble !== null && !trouble.reopens && (isShipped ? waitsForLedgers : true);
  const facts: Omit<TransferFacts, 'goesOnAs'> = {
    isReserved,
    isReserveRefused: trouble?.reopens === true,
    isRefused: approval === 'rejected',
    isApproved: approval === 'approved',
    isReleased: RELEASE.every((part) => isConfirmed(world, transfer, part)),
    isStaged: transfer.stagedAt !== null,
    isShipped,
    isUnloading: transfer.unloadingAt !== null,
    isCounted,
    isShort,
    isWhole: isCounted && !isShort,
    isBooked: hasAll,
    isOwing: isCounted && !hasAll,
    hasTrouble,
    canBeUndone: !isShipped && transfer.cancelAs === null,
    isUndone,
    isUndoneAfterRefusal: isUndone && transfer.cancelAs === 'rejected',
    approvalDueMs: toMs(approvalDueAt(world, transfer, nowMs)) - nowMs,
  };
  return { ...facts, goesOnAs: hasTrouble ? null : whereItStands(transfer, facts) };
}

/**
 * When approvers must have decided: by policy's minutes, and before decide-by where that lies ahead.
 */
export function approvalDueAt(world: WorldView, transfer: Transfer, nowMs: number): Instant {
  const dueAt = fromMs(nowMs + transferPolicy(world).content.approvalDueMinutes * MINUTE_MS);
  const { decideByAt } = transfer;
  return decideByAt !== null && decideByAt > fromMs(nowMs) && decideByAt < dueAt
    ? decideByAt
    : dueAt;
}

/** Roles that policy asks for this transfer. */
export function neededFor(world: WorldView, transfer: Transfer) {
  return neededApprovals(transferPolicy(world).content, {
    valueMinor: transfer.valueMinor,
    currency: transfer.currency,
    betweenEntities: transfer.seller !== transfer.buyer,
  });
}

/** Approvals count once they were asked for this request; where policy asks for none, none is waited for. */
function approvalOf(world: WorldView, transfer: Transfer) {
  if (transfer.isApprovalAsked) return approvalState(world, transfer.number);
  return neededFor(world, transfer).length === 0 ? 'approved' : 'pending';
}

function isConfirmed(world: WorldView, transfer: Transfer, part: Part): boolean {
  if (part === 'orderBuyer' && transfer.seller === transfer.buyer) return true;
  return commandOf(world, transfer, part)?.status === 'confirmed';
}

function whereItStands(
  transfer: Transfer,
  facts: { isShipped: boolean; isReserved: boolean; isApproved: boolean },
): TransferStep {
  if (facts.isShipped) return 'inTransit';
  if (transfer.cancelAs !== null) return 'cancelling';
  if (!facts.isReserved) return 'reserving';
  return facts.isApproved ? 'releasing' : 'awaitingApproval';
}
