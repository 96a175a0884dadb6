import type { WorldView } from '#engine/kernel';
import { durationMs } from '#engine/runs';
import {
  approvalDue,
  approvalInputs,
  approvalState,
  neededApprovals,
  type MatrixDecision,
} from '#operations/approvals';
import { automationPauseAt, transferPolicy } from '#operations/policy';
import type { TransferStep } from '#shared/protocol';
import { fromMs, toMs, type Instant } from '#shared/vocabulary';
import { countedTogether, countedWords } from './counted-together.ts';
import { isBooked } from './due-bookings.ts';
import { commandOf, stepOfPart, type Part } from './run-commands.ts';
import {
  receivedQuantity,
  refusedQuantity,
  returnedQuantity,
  shortQuantity,
  type Transfer,
} from './transfer.collection.ts';
import { transferWorkflow } from './transfer.machine.ts';
import { troubleOf, type Trouble } from './trouble.ts';
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
  /** The source counts first, by its own way, and has not yet. */
  needsCount: boolean;
  isCountedFirst: boolean;
  /** What failed was refused for the moment, and is tried again by itself. */
  isRetriable: boolean;
  /** The destination refused some of it, and its source has not counted what came back. */
  isReturning: boolean;
  isBackWhole: boolean;
  isBackShort: boolean;
  /** Where a run goes on whose incident is over; null while it is not. */
  goesOnAs: TransferStep | null;
  approvalDueMs: number;
  /** How long to wait before what was refused is tried again. */
  backOffMs: number;
}

const RELEASE: readonly Part[] = ['pick', 'ship', 'order', 'orderBuyer'];

/** The facts of a transfer as the network stands. */
export function factsOf(world: WorldView, transfer: Transfer, nowMs: number): TransferFacts {
  const isShipped = transfer.shippedAt !== null;
  const isReserved = transfer.reservedAt !== null;
  const isBack = returnedQuantity(transfer) !== null;
  const isCounted = isBack || receivedQuantity(transfer) !== null;
  const isShort = shortQuantity(transfer) > 0;
  const trouble = troubleOf(world, transfer);
  const isUndone = transfer.cancelAs !== null && undoPlan(world, transfer).isDone;
  const approval = approvalOf(world, transfer);
  const hasAll = isBooked(world, transfer);
  // After shipping the goods go on whatever the ledgers say; only the end of the run waits for them.
  const waitsForLedgers = isCounted && !isShort;
  const stops = trouble !== null && (isShipped ? waitsForLedgers || isGoingBack(trouble) : true);
  const retry = stops ? retryOf(transfer, trouble) : null;
  const isRetriable = retry !== null;
  const hasTrouble = stops && !trouble.reopens && !isRetriable;
  const isCountedFirst = isConfirmed(world, transfer, 'count');
  const facts: Omit<TransferFacts, 'goesOnAs'> = {
    isReserved,
    isReserveRefused: trouble?.reopens === true && !isRetriable,
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
    needsCount: isReserved && transfer.variations.includes('countBeforeRelease') && !isCountedFirst,
    isCountedFirst,
    isRetriable,
    isReturning: isReturning(transfer),
    isBackWhole: isBack && !isShort,
    isBackShort: isBack && isShort,
    approvalDueMs: toMs(approvalDueAt(world, transfer, nowMs)) - nowMs,
    backOffMs: retry ?? 0,
  };
  const stands = hasTrouble || isRetriable;
  return { ...facts, goesOnAs: stands ? null : whereItStands(transfer, facts) };
}

/**
 * When approvers must have decided: by the shortest time of the rows that ask, and before decide-by where that lies
 * ahead.
 */
export function approvalDueAt(world: WorldView, transfer: Transfer, nowMs: number): Instant {
  const minutes = neededFor(world, transfer).needed.map(({ dueMinutes }) => dueMinutes);
  const dueMinutes = Math.min(USUAL_DUE_MINUTES, ...minutes);
  return approvalDue(fromMs(nowMs), dueMinutes, transfer.decideByAt);
}

/** Where nobody is asked there is nothing to be late with; the longest that an approver has. */
const USUAL_DUE_MINUTES = 24 * 60;

/**
 * What the approval matrix says of this transfer, with what was asked for beside it counted in: roles to ask, and why. A
 * role that it would not be asked for alone says with what.
 */
export function neededFor(world: WorldView, transfer: Transfer): MatrixDecision {
  const alone = decisionFor(world, transfer);
  const counted = countedTogether(world, transfer);
  if (!counted) return alone;
  const together = decisionFor(world, { ...transfer, valueMinor: counted.valueMinor });
  const needed = together.needed.map((each) =>
    alone.needed.some(({ role, why }) => role === each.role && why === each.why)
      ? each
      : { ...each, why: `${each.why}, ${countedWords(counted)}` },
  );
  return { ...together, needed };
}

function decisionFor(world: WorldView, transfer: Transfer): MatrixDecision {
  const inputs = approvalInputs(world, transfer);
  const sites = [inputs.from, inputs.to];
  return neededApprovals(
    transferPolicy(world, sites),
    inputs,
    transfer.currency,
    automationPauseAt(world, sites),
  );
}

/** Approvals count once they were asked for this request; where policy asks for none, none is waited for. */
function approvalOf(world: WorldView, transfer: Transfer) {
  if (transfer.isApprovalAsked) return approvalState(world, transfer.number);
  return neededFor(world, transfer).needed.length === 0 ? 'approved' : 'pending';
}

function isConfirmed(world: WorldView, transfer: Transfer, part: Part): boolean {
  if (part === 'orderBuyer' && transfer.seller === transfer.buyer) return true;
  if (transfer.waived.includes(part)) return true;
  return commandOf(world, transfer, part)?.status === 'confirmed';
}

/** Refused at the dock, and the source has yet to count what came back. */
export function isReturning(transfer: Transfer): boolean {
  return refusedQuantity(transfer) > 0 && returnedQuantity(transfer) === null;
}

function isGoingBack({ part }: Trouble): boolean {
  return part === 'shipBack' || part === 'expectBack';
}

/**
 * How long to wait before a failed part is asked for again, ms; null when it passes by no waiting. The waits are those of
 * the step that asks for it, one for each time that it was asked.
 */
function retryOf(transfer: Transfer, { part, command }: Trouble): number | null {
  if (part === null || command === null || command.status === 'unanswered') return null;
  const retry = transferWorkflow.retryOf(transfer.machine, stepOfPart(part));
  const code = command.status === 'expired' ? 'command.expired' : (command.rejection?.code ?? '');
  const wait = retry?.waits[(transfer.attempts[part] ?? 1) - 1];
  return wait !== undefined && retry?.codes.includes(code) ? durationMs(wait) : null;
}

function whereItStands(
  transfer: Transfer,
  facts: { isShipped: boolean; isReserved: boolean; isApproved: boolean; needsCount: boolean },
): TransferStep {
  if (facts.isShipped)
    return isReturning(transfer) && transfer.machine > 1 ? 'returning' : 'inTransit';
  if (transfer.cancelAs !== null) return 'cancelling';
  if (!facts.isReserved) return 'reserving';
  if (facts.needsCount) return 'counting';
  return facts.isApproved ? 'releasing' : 'awaitingApproval';
}
