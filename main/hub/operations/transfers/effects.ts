import type { DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { cancelCommand, type CommandRow } from '#engine/outbox';
import { sayOverdue, withdrawApprovals } from '#operations/approvals';
import { bookEntry, isClosedFor, lossMinor } from '#operations/intercompany';
import { transferPolicy } from '#operations/policy';
import type { DataOf, postIntercompany } from '#shared/contracts';
import { fromMs, MINUTE_MS } from '#shared/vocabulary';
import { askApprovals } from './ask-approvals.ts';
import { dueBookings } from './due-bookings.ts';
import {
  TRANSFER_CANCEL_ASKED,
  TRANSFER_SHORT_CLOSED,
  type TransferCancelAsked,
  type TransferShortClosed,
} from './own-events.ts';
import { commandOf, isVoid, type Part } from './run-commands.ts';
import { requestOf } from './run-requests.ts';
import { isReturning } from './transfer-facts.ts';
import { settledBy, shortQuantity, type Transfer } from './transfer.collection.ts';
import type { ActionName } from './transfer.machine.ts';
import { undoPlan } from './undo-plan.ts';

/** What an action of the machine works on, and where it puts what follows. */
export interface Run {
  world: WorldView;
  transfer: Transfer;
  context: DecisionContext;
  events: OwnEvent[];
  /** Commands that this transition has queued so far, by part: leaving one step and entering another may ask twice. */
  commands: Record<string, string>;
}

const RELEASE = ['pick', 'ship', 'order', 'orderBuyer', 'expect'] as const;

/**
 * What each action of the machine does. All may be asked for again and again: what was queued already and was not refused
 * is never queued a second time.
 */
export const EFFECTS: Readonly<Record<ActionName, (run: Run) => void>> = {
  reserve: (run) => ensure(run, 'reserve'),

  askApprovals: ({ world, transfer, events }) => void events.push(...askApprovals(world, transfer)),

  withdrawApprovals: ({ world, transfer, events }) =>
    push(events, withdrawApprovals(world, transfer.number)),

  sayOverdue: ({ world, transfer, context, events }) =>
    push(events, sayOverdue(world, transfer.number, context.now)),

  sayRefused({ transfer: { number }, events }) {
    const data: TransferCancelAsked = { transfer: number, as: 'rejected' };
    events.push({ type: TRANSFER_CANCEL_ASKED, subject: number, correlationId: number, data });
  },

  release(run) {
    for (const part of RELEASE)
      if (part !== 'orderBuyer' || run.transfer.seller !== run.transfer.buyer) ensure(run, part);
  },

  book,

  closeShort({ transfer, events }) {
    const { number, from, to, gtin, unit, currency, unitPriceMicro } = transfer;
    const open: Transfer = { ...transfer, shortClosedAt: null };
    const quantity = shortQuantity(open);
    const received = settledBy(open, open.receipts.length);
    const data: TransferShortClosed = {
      transfer: number,
      from,
      to,
      gtin,
      unit,
      quantity,
      lossMinor: lossMinor(unitPriceMicro, { shipped: received + quantity, received }),
      currency,
    };
    events.push({ type: TRANSFER_SHORT_CLOSED, subject: number, correlationId: number, data });
  },

  count: (run) => ensure(run, 'count'),

  sendBack(run) {
    if (!isReturning(run.transfer)) return;
    ensure(run, 'shipBack');
    ensure(run, 'expectBack');
  },

  // What took too long becomes an incident, which `advance` opens for whatever has gone wrong.
  sayTimedOut: () => {},

  undo(run) {
    const plan = undoPlan(run.world, run.transfer);
    for (const part of plan.command) ensure(run, part as (typeof RELEASE)[number]);
    for (const command of plan.withdraw) run.events.push(cancelCommand(command));
  },
};

/** Queues the command of a part, unless it is under way or done. */
function ensure(run: Run, part: Exclude<Part, `book${string}`>): void {
  const known = commandOf(run.world, run.transfer, part);
  if (run.commands[part] !== undefined || (known && !isVoid(known))) return;
  if (run.transfer.waived.includes(part)) return;
  const queued = requestOf(run.world, run.transfer, part, run.context);
  run.events.push(queued);
  run.commands[part] = queued.subject;
}

/** Queues each posting that is due and was not asked for, or was refused under a date that the ledger has closed since. */
function book(run: Run): void {
  const { world, transfer, context } = run;
  const minutes = transferPolicy(world).content.commandExpiresMinutes;
  for (const { part, trade, entry, happenedAt } of dueBookings(world, transfer)) {
    const known = commandOf(world, transfer, part);
    if (run.commands[part] !== undefined || (known && !isRefusedAsLate(world, known))) continue;
    const queued = bookEntry(world, context, { ...trade, rate: trade.terms.rate }, entry, {
      happenedAt,
      expiresAt: fromMs(context.nowMs + minutes * MINUTE_MS),
    });
    run.events.push(queued);
    run.commands[part] = queued.subject;
  }
}

function isRefusedAsLate(world: WorldView, command: CommandRow): boolean {
  const { entity, postedAt } = command.data as DataOf<typeof postIntercompany>;
  return command.status === 'rejected' && isClosedFor(world, entity, postedAt);
}

function push(events: OwnEvent[], event: OwnEvent | null): void {
  if (event) events.push(event);
}
