import type { WorldView } from '#engine/kernel';
import { byMinting, commands, type CommandRow } from '#engine/outbox';
import { durationMs } from '#engine/runs';
import { approvalState } from '#operations/approvals';
import { invoices, type Invoice } from '#operations/invoices';
import { releaseInvoice } from '#shared/contracts';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { billedTwice } from './billed-twice.ts';
import type { Payable } from './payable.collection.ts';
import { matchOf, neededFor } from './payable-case.ts';
import { payableWorkflow } from './payable.machine.ts';

/** All that the guards of a payable's machine may ask, as of one moment. */
export interface PayableFacts {
  isReleased: boolean;
  isHeldAgain: boolean;
  isMatched: boolean;
  isRefused: boolean;
  isApproved: boolean;
  /** What failed was refused for the moment, and is tried again by itself. */
  isRetriable: boolean;
  hasTrouble: boolean;
  /** Nothing stands (any more). */
  goesOn: boolean;
  approvalDueMs: number;
  backOffMs: number;
}

/** As if something were not there that this very move takes away. */
export interface Without {
  /** The release that failed: it is asked for anew. */
  failed?: boolean;
  /** What was approved or refused of an earlier wish. */
  approvals?: boolean;
}

/** The facts of a payable as the network stands. */
export function payableFacts(
  world: WorldView,
  payable: Payable,
  without: Without = {},
): PayableFacts {
  const invoice = world.get(invoices, payable.invoice);
  const failed = without.failed ? null : failedRelease(world, payable);
  const backOff = failed && backOffOf(world, payable, failed);
  const isAsked = payable.askedBy !== null && !without.approvals;
  const approval = isAsked ? approvalState(world, payable.invoice) : 'pending';
  const isOpen = invoice?.status === 'open';
  return {
    isReleased: isOpen,
    isHeldAgain: invoice?.status === 'held',
    // What matched when a person blocked it is blocked for another reason.
    isMatched:
      !payable.matchedBefore &&
      invoice !== undefined &&
      matchOf(world, invoice).state === 'matched' &&
      billedTwice(world, invoice) === null,
    isRefused: approval === 'rejected',
    isApproved: approval === 'approved',
    isRetriable: backOff !== null,
    hasTrouble: failed !== null && backOff === null,
    goesOn: failed === null,
    approvalDueMs: approvalDueMs(world, payable, invoice),
    backOffMs: backOff ?? 0,
  };
}

/** By the shortest time of the rows that ask. */
function approvalDueMs(world: WorldView, { askedBy }: Payable, invoice?: Invoice): number {
  if (askedBy === null || !invoice) return USUAL_DUE_MS;
  const minutes = neededFor(world, invoice, askedBy).needed.map(({ dueMinutes }) => dueMinutes);
  return Math.min(USUAL_DUE_MS, ...minutes.map((each) => each * MINUTE_MS));
}

/** Payment runs are daily: what is decided after that is for the next one. */
const USUAL_DUE_MS = 24 * HOUR_MS;

/** The latest release that the ledger was asked for since the invoice was blocked; undefined before. */
export function releaseOf(world: WorldView, payable: Payable): CommandRow | undefined {
  return releasesOf(world, payable).at(-1);
}

function releasesOf(world: WorldView, { invoice, begunAt }: Payable): CommandRow[] {
  return world
    .by(commands, 'byCorrelation', invoice)
    .filter(({ type, queuedAt }) => type === releaseInvoice.type && queuedAt >= begunAt)
    .toSorted(byMinting);
}

/** A release that will go no further by itself. */
export function failedRelease(world: WorldView, payable: Payable): CommandRow | null {
  const release = releaseOf(world, payable);
  const isStuck =
    release?.status === 'rejected' ||
    release?.status === 'expired' ||
    release?.status === 'unanswered';
  return release && isStuck ? release : null;
}

/** How long to wait before it is asked for again, ms; null when that helps nothing. */
function backOffOf(world: WorldView, payable: Payable, failed: CommandRow): number | null {
  if (failed.status === 'unanswered') return null;
  const retry = payableWorkflow.retryOf(payable.machine, 'releasing');
  const code = failed.status === 'expired' ? 'command.expired' : (failed.rejection?.code ?? '');
  const wait = retry?.waits[releasesOf(world, payable).length - 1];
  return wait !== undefined && retry?.codes.includes(code) ? durationMs(wait) : null;
}
