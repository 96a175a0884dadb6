import type { Decided, Decision, DecisionContext, WorldView } from '#engine/kernel';
import { decideApproval } from '#operations/approvals';
import { personName } from '#operations/exceptions';
import { pauseOf } from '#operations/interventions';
import type { Act } from '#shared/protocol';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { advance, canAdvance } from './advance.ts';
import { TRANSFER_CANCEL_ASKED, type TransferCancelAsked } from './own-events.ts';
import { STEP_WORDS } from './step-words.ts';
import { shortQuantity, transfers, type Transfer } from './transfer.collection.ts';

/** Somebody with an asked role agrees; nobody to their own request. The run looks at it right after. */
export function decideApprove(
  world: WorldView,
  act: Act<'transfer.approve'>,
  context: DecisionContext,
): Decision {
  return answer(world, act, 'approved', context);
}

/** Somebody with an asked role says no; the transfer is taken back and ends rejected. */
export function decideReject(
  world: WorldView,
  act: Act<'transfer.reject'>,
  context: DecisionContext,
): Decision {
  return answer(world, act, 'rejected', context);
}

/** Takes a transfer back, as far as it got. Refused once the goods have left: then they can only be sent back. */
export function decideCancel(
  world: WorldView,
  act: Act<'transfer.cancel'>,
  context: DecisionContext,
): Decision {
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  const transfer = found.value;
  if (transfer.shippedAt !== null)
    return refuse('transfer.hasLeft', { transfer: transfer.number, shippedAt: transfer.shippedAt });
  const paused = refusedAsPaused(world, transfer);
  if (paused) return paused;
  if (!canAdvance(world, transfer, 'cancel', context.nowMs)) return isNo(transfer);
  const data: TransferCancelAsked = { transfer: transfer.number, as: 'cancelled' };
  const asked = {
    type: TRANSFER_CANCEL_ASKED,
    subject: transfer.number,
    correlationId: transfer.number,
    data,
  };
  const leaving: Transfer = { ...transfer, cancelAs: 'cancelled' };
  return began(asked, advance(world, leaving, 'cancel', context));
}

/** Ends what was shipped and never arrived: lost, and posted so. */
export function decideCloseShort(
  world: WorldView,
  act: Act<'transfer.closeShort'>,
  context: DecisionContext,
): Decision {
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  const transfer = found.value;
  if (shortQuantity(transfer) === 0 || transfer.step !== 'receivedShort')
    return refuse('transfer.notShort', { transfer: transfer.number, step: transfer.step });
  const paused = refusedAsPaused(world, transfer);
  if (paused) return paused;
  // The loss is due from this moment on, so the facts are those of a transfer that is closed already.
  const closed: Transfer = {
    ...transfer,
    shortClosedAt: context.now,
    shortClosedAfter: transfer.receipts.length,
  };
  return accept(advance(world, closed, 'closeShort', context) ?? { events: [] });
}

function answer(
  world: WorldView,
  act: { transfer: string; seen: number; hash: string },
  decision: 'approved' | 'rejected',
  context: DecisionContext,
): Decision {
  const transfer = world.get(transfers, act.transfer);
  if (!transfer) return refuse('transfer.unknown', { transfer: act.transfer }, 'transfer');
  if (transfer.step !== 'awaitingApproval') {
    const found = seenAsItIs(world, act);
    return found.ok ? isNo(transfer) : found;
  }
  const verdict = { subject: transfer.number, decision, hash: act.hash };
  const given = decideApproval(world, verdict, context);
  // What has changed says more than that something has.
  if (!given.ok && given.refusal.code !== 'approval.otherContent') return given;
  const found = seenAsItIs(world, act);
  if (!found.ok) return found;
  return given.ok ? accept({ events: [given.value] }) : given;
}

/** The transfer, if it is still what the person saw; else a refusal that says what happened meanwhile. */
export function seenAsItIs(
  world: WorldView,
  act: { transfer: string; seen: number },
): Result<Transfer> {
  const transfer = world.get(transfers, act.transfer);
  if (!transfer) return refuse('transfer.unknown', { transfer: act.transfer }, 'transfer');
  if (transfer.version === act.seen) return accept(transfer);
  const missed = transfer.notes.filter(({ version }) => version > act.seen);
  return refuse('transfer.changed', {
    transfer: transfer.number,
    seen: act.seen,
    version: transfer.version,
    what: missed.map(({ what }) => what).join('; '),
  });
}

/** Why nothing is done to a transfer whose run a person has paused; undefined while it goes on. */
export function refusedAsPaused(world: WorldView, { number }: Transfer) {
  const pause = pauseOf(world, number);
  return pause && refuse('run.paused', { run: number, by: personName(pause.by) });
}

function isNo(transfer: Transfer) {
  const { number, step } = transfer;
  return refuse('transfer.wrongStep', { transfer: number, step, words: STEP_WORDS[step] });
}

function began(first: Decided['events'][number], then: Decided | null): Decision {
  return accept({ ...then, events: [first, ...(then?.events ?? [])] });
}
