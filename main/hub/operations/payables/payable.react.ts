import { FEED_CAUGHT_UP } from '#engine/feeds';
import type {
  Decided,
  DecisionContext,
  LogEvent,
  React,
  TimerRequest,
  WorldView,
} from '#engine/kernel';
import {
  asksAnew,
  commands,
  COMMAND_EXPIRED,
  COMMAND_QUEUED,
  COMMAND_RETRIED,
  COMMAND_UNANSWERED,
  COMMAND_WANTED_ANEW,
  type CommandRetried,
} from '#engine/outbox';
import { delayOf, delayTimer } from '#engine/runs';
import {
  APPROVAL_GIVEN,
  APPROVALS_REQUESTED,
  type ApprovalsRequested,
} from '#operations/approvals';
import { proofOf, together } from '#operations/casework';
import { keepDelay, pauseOf, RUN_RESUMED, type RunResumed } from '#operations/interventions';
import { invoices, type Invoice } from '#operations/invoices';
import * as contracts from '#shared/contracts';
import { PAYABLE_BEGUN, type PayableBegun } from './own-events.ts';
import { advance, PAYABLE_AFTER } from './payable.advance.ts';
import { matchOf } from './payable-case.ts';
import { failedRelease } from './payable-facts.ts';
import { payables, type Payable } from './payable.collection.ts';
import { CURRENT_PAYABLE } from './payable.machine.ts';
import { begunPayable } from './payable.projection.ts';

/** Blocked for payment: a run begins, or the one of the last time is looked at anew. */
function held(
  world: WorldView,
  event: LogEvent<contracts.DataOf<typeof contracts.invoiceHeld>>,
  context: DecisionContext,
): Decided | null {
  if (context.backfill) return null;
  const invoice = world.get(invoices, event.data.invoiceNumber);
  const known = world.get(payables, event.data.invoiceNumber);
  if (known && known.endedAt === null) return advance(world, known, 'look', context);
  return invoice?.status === 'held' ? begin(world, invoice, context) : null;
}

function begin(world: WorldView, invoice: Invoice, context: DecisionContext): Decided {
  const { invoiceNumber } = invoice;
  const matchedBefore = matchOf(world, invoice).state === 'matched';
  const data: PayableBegun = {
    invoice: invoiceNumber,
    machine: CURRENT_PAYABLE,
    heldAt: context.now,
    matchedBefore,
  };
  const begun = { type: PAYABLE_BEGUN, subject: invoiceNumber, correlationId: invoiceNumber, data };
  const payable = begunPayable(invoiceNumber, CURRENT_PAYABLE, context.now, matchedBefore);
  const then = advance(world, payable, 'look', context);
  return { ...then, events: [begun, ...(then?.events ?? [])] };
}

/** Whatever may let runs go on: what the event means is in the rows by now. */
function look(world: WorldView, event: LogEvent<never>, context: DecisionContext): Decided | null {
  if (context.backfill) return null;
  return together(
    payablesBehind(world, event).map((payable) =>
      advance(world, payable, 'look', context, { because: proofOf(event) }),
    ),
  );
}

/** Where policy asks nobody, no answer will let it go on. */
function requested(
  world: WorldView,
  event: LogEvent<ApprovalsRequested>,
  context: DecisionContext,
): Decided | null {
  return event.data.needed.length > 0 ? null : look(world, event as LogEvent<never>, context);
}

/** A feed's history is read: what was blocked in it and still is has a run from now on, and every run is looked at. */
function caughtUp(
  world: WorldView,
  event: LogEvent<{ source: string }>,
  context: DecisionContext,
): Decided | null {
  const waiting = world
    .by(invoices, 'heldBy', event.data.source)
    .filter(({ invoiceNumber }) => world.get(payables, invoiceNumber)?.endedAt !== null);
  return together([
    ...world
      .by(payables, 'running', 'running')
      .map((payable) => advance(world, payable, 'look', context)),
    ...waiting.map((invoice) => begin(world, invoice, context)),
  ]);
}

/** A delay is over; after a back-off the release that was refused is asked for anew. */
export function afterPayableDelay(
  world: WorldView,
  timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const payable = world.get(payables, timer.subject);
  if (!payable) return null;
  const delay = delayOf(timer);
  if (pauseOf(world, payable.invoice)) return keepDelay(payable.invoice, delay);
  const failed = delay.startsWith('xstate.after.backOff.');
  return advance(world, payable, delay, context, {
    because: 'time that passed',
    without: { failed },
  });
}

function goOn(
  world: WorldView,
  event: LogEvent<RunResumed>,
  context: DecisionContext,
): Decided | null {
  const payable = world.get(payables, event.data.run);
  if (!payable) return null;
  const moved = advance(world, payable, 'look', context, { because: 'let go on' });
  const timers = event.data.delays
    .map((delay) => delayTimer(PAYABLE_AFTER, payable.invoice, delay, context.now))
    .filter(({ key }) => !(moved?.cancelTimers ?? []).includes(key));
  if (timers.length === 0) return moved;
  return { ...moved, events: moved?.events ?? [], timers: [...timers, ...(moved?.timers ?? [])] };
}

/** Steps at which a release is wanted: everybody whom policy names has agreed to it, or the invoice matches. */
const WANTS_RELEASE: readonly string[] = ['releasing', 'retrying', 'incident'];

/** A person wants a release asked anew. One that was disputed since would be paid although nobody agreed to that. */
function askAnew(
  world: WorldView,
  event: LogEvent<CommandRetried>,
  context: DecisionContext,
): Decided | null {
  const command = world.get(commands, event.data.id);
  const payable = command && world.get(payables, command.correlationId);
  if (!payable || !WANTS_RELEASE.includes(payable.step)) return null;
  if (failedRelease(world, payable)?.id !== command.id) return null;
  return asksAnew(contracts.releaseInvoice)(world, event, context);
}

/** The runs that an event is about: by their invoice, or by the order that the invoice bills. */
function payablesBehind(world: WorldView, event: LogEvent): Payable[] {
  const data = event.data as {
    invoiceNumber?: string;
    commandId?: string;
    purpose?: { kind: string; number: string };
    poNumber?: string;
  };
  const command = data.commandId === undefined ? undefined : world.get(commands, data.commandId);
  for (const named of [
    data.invoiceNumber,
    event.correlationId,
    command?.correlationId,
    event.subject,
  ]) {
    const payable = named ? world.get(payables, named) : undefined;
    if (payable) return [payable];
  }
  const order = data.purpose?.kind === 'purchaseOrder' ? data.purpose.number : data.poNumber;
  if (order === undefined) return [];
  return world
    .by(payables, 'running', 'running')
    .filter(({ invoice }) => world.get(invoices, invoice)?.billed === order);
}

/** By event type. */
export const payableReact: Readonly<Record<string, React>> = {
  ...Object.fromEntries(
    [
      contracts.invoiceReceived.type,
      contracts.invoiceReleased.type,
      contracts.receiptCompleted.type,
      contracts.purchaseOrderChanged.type,
      contracts.erpRejected.type,
      contracts.erpApplied.type,
      COMMAND_EXPIRED,
      COMMAND_UNANSWERED,
      COMMAND_RETRIED,
      COMMAND_QUEUED,
      APPROVAL_GIVEN,
    ].map((type) => [type, look]),
  ),
  [contracts.invoiceHeld.type]: held,
  [APPROVALS_REQUESTED]: requested,
  [FEED_CAUGHT_UP]: caughtUp,
  [RUN_RESUMED]: goOn,
  [COMMAND_WANTED_ANEW]: askAnew,
};
