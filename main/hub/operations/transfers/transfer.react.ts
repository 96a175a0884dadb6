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
  commands,
  COMMAND_CANCELLED,
  COMMAND_EXPIRED,
  COMMAND_RETRIED,
  COMMAND_UNANSWERED,
  COMMAND_WANTED_ANEW,
  type CommandRetried,
} from '#engine/outbox';
import { APPROVAL_GIVEN } from '#operations/approvals';
import * as contracts from '#shared/contracts';
import { advance, delayOf } from './advance.ts';
import { TRANSFER_CANCEL_ASKED } from './own-events.ts';
import { transfers, type Transfer } from './transfer.collection.ts';

/** Everything that may let a run go on. What the event means is in the rows by now; the run only looks. */
const LOOKS_AT: readonly string[] = [
  ...[
    contracts.stockReserved,
    contracts.stockReleased,
    contracts.taskCreated,
    contracts.taskCompleted,
    contracts.taskShort,
    contracts.taskCancelled,
    contracts.shipmentPacked,
    contracts.shipmentLoaded,
    contracts.shipmentPlanned,
    contracts.shipmentCancelled,
    contracts.receiptStarted,
    contracts.receiptCompleted,
    contracts.transferOrderCreated,
    contracts.transferOrderCancelled,
    contracts.intercompanyPosted,
    ...Object.values(contracts.RECEIPTS).flatMap(({ rejected, applied }) => [rejected, applied]),
  ].map(({ type }) => type),
  COMMAND_CANCELLED,
  COMMAND_EXPIRED,
  COMMAND_RETRIED,
  COMMAND_UNANSWERED,
  APPROVAL_GIVEN,
  TRANSFER_CANCEL_ASKED,
];

function lookAtIts(
  world: WorldView,
  event: LogEvent<never>,
  context: DecisionContext,
): Decided | null {
  if (context.backfill) return null;
  const transfer = transferBehind(world, event);
  return transfer ? advance(world, transfer, 'look', context) : null;
}

/** A person wants a refused command asked anew: its part is free again, and the run fills it as it would have. */
function askAnew(
  world: WorldView,
  event: LogEvent<CommandRetried>,
  context: DecisionContext,
): Decided | null {
  const transfer = transferBehind(world, event);
  const part = Object.entries(transfer?.commands ?? {}).find(([, id]) => id === event.data.id)?.[0];
  if (!transfer || part === undefined) return null;
  const { [part]: _, ...others } = transfer.commands;
  const free: Transfer = { ...transfer, commands: others };
  return advance(world, free, transfer.step === 'requested' ? 'request' : 'look', context);
}

/** History is read, and whatever it told of runs under way counts now. */
function lookAtAll(
  world: WorldView,
  _event: LogEvent<never>,
  context: DecisionContext,
): Decided | null {
  const all: Decided[] = [];
  for (const transfer of world.by(transfers, 'running', 'running')) {
    const decided = advance(world, transfer, 'look', context);
    if (decided) all.push(decided);
  }
  if (all.length === 0) return null;
  return {
    events: all.flatMap(({ events }) => events),
    timers: all.flatMap(({ timers }) => timers ?? []),
    cancelTimers: all.flatMap(({ cancelTimers }) => cancelTimers ?? []),
  };
}

/** A delay of the machine is over. */
export function afterDelay(
  world: WorldView,
  timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const transfer = world.get(transfers, timer.subject);
  return transfer ? advance(world, transfer, delayOf(timer), context) : null;
}

/** The transfer that an event is about: the case it names, else the purpose or number in its data. */
function transferBehind(world: WorldView, event: LogEvent): Transfer | undefined {
  const data = event.data as {
    purpose?: { kind: string; number: string };
    transferNumber?: string;
    commandId?: string;
  };
  const command = data.commandId === undefined ? undefined : world.get(commands, data.commandId);
  const named = [
    event.correlationId,
    data.purpose?.number,
    data.transferNumber,
    command?.correlationId,
    event.subject,
  ];
  for (const number of named) {
    const transfer = number ? world.get(transfers, number) : undefined;
    if (transfer) return transfer;
  }
  return undefined;
}

/** By event type. */
export const transferReact: Readonly<Record<string, React>> = {
  ...Object.fromEntries(LOOKS_AT.map((type) => [type, lookAtIts])),
  [FEED_CAUGHT_UP]: lookAtAll,
  [COMMAND_WANTED_ANEW]: askAnew,
};
