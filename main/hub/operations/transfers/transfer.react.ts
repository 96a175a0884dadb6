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
import {
  keepDelay,
  pauseOf,
  RUN_MOVED_ON,
  RUN_RESUMED,
  type RunResumed,
} from '#operations/interventions';
import * as contracts from '#shared/contracts';
import { delayOf, delayTimer } from '#engine/runs';
import { advance, TRANSFER_AFTER } from './advance.ts';
import { TRANSFER_CANCEL_ASKED, TRANSFER_LANE_CHANGED } from './own-events.ts';
import { systemName } from './system-name.ts';
import { transfers, type Transfer } from './transfer.collection.ts';
import { troubleOf } from './trouble.ts';

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
    contracts.receiptRejected,
    contracts.stockCounted,
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
  // Policy may ask nobody by the new one, and then no answer will let it go on.
  TRANSFER_LANE_CHANGED,
  RUN_MOVED_ON,
];

function lookAtIts(
  world: WorldView,
  event: LogEvent<never>,
  context: DecisionContext,
): Decided | null {
  if (context.backfill) return null;
  const transfer = transferBehind(world, event);
  return transfer
    ? advance(world, transfer, 'look', context, { because: proofOf(world, event) })
    : null;
}

/** What an event proves, in words: "wms.stock.reserved of WMS Columbus". */
function proofOf(world: WorldView, { type, source, actor }: LogEvent): string {
  const name = type.replace(/^signalbox\.(hub\.)?/, '').replace(/\.v\d+$/, '');
  return `${name} of ${source === 'hub' ? (actor ?? 'hub') : systemName(world, source)}`;
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
  const on = transfer.step === 'requested' ? 'request' : 'look';
  return advance(world, free, on, context, { because: 'asked anew', evenPaused: true });
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

/**
 * A delay of the machine is over. One that runs out while the run is paused goes off when it goes on. After a back-off
 * the part that was refused is free again, and the step that asked for it fills it as it would have.
 */
export function afterDelay(
  world: WorldView,
  timer: TimerRequest,
  context: DecisionContext,
): Decided | null {
  const transfer = world.get(transfers, timer.subject);
  if (!transfer) return null;
  const delay = delayOf(timer);
  if (pauseOf(world, transfer.number)) return keepDelay(transfer.number, delay);
  const isBackOff = delay.startsWith('xstate.after.backOff.');
  const free = isBackOff ? withoutFailed(world, transfer) : transfer;
  return advance(world, free, delay, context, { because: 'time that passed' });
}

function withoutFailed(world: WorldView, transfer: Transfer): Transfer {
  const part = troubleOf(world, transfer)?.part;
  if (part === null || part === undefined) return transfer;
  const { [part]: _, ...others } = transfer.commands;
  return { ...transfer, commands: others };
}

/** It goes on: it looks at what happened meanwhile, and the delays that ran out go off now. */
function goOn(
  world: WorldView,
  event: LogEvent<RunResumed>,
  context: DecisionContext,
): Decided | null {
  const transfer = world.get(transfers, event.data.run);
  if (!transfer) return null;
  const moved = advance(world, transfer, 'look', context, { because: 'let go on' });
  const timers = event.data.delays.map((delay) =>
    delayTimer(TRANSFER_AFTER, transfer.number, delay, context.now),
  );
  if (timers.length === 0) return moved;
  const isStillThere = (key: string) => !(moved?.cancelTimers ?? []).includes(key);
  return {
    ...moved,
    events: moved?.events ?? [],
    timers: [...timers.filter(({ key }) => isStillThere(key)), ...(moved?.timers ?? [])],
  };
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
  [RUN_RESUMED]: goOn,
};
