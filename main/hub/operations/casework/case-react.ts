import { FEED_CAUGHT_UP } from '#engine/feeds';
import type {
  Decided,
  DecisionContext,
  LogEvent,
  OnTimer,
  React,
  TimerRequest,
  WorldView,
} from '#engine/kernel';
import {
  asksAnew,
  commands,
  COMMAND_CANCELLED,
  COMMAND_EXPIRED,
  COMMAND_QUEUED,
  COMMAND_RETRIED,
  COMMAND_UNANSWERED,
  COMMAND_WANTED_ANEW,
  type CommandRetried,
} from '#engine/outbox';
import { delayOf, delayTimer } from '#engine/runs';
import { APPROVAL_GIVEN } from '#operations/approvals';
import {
  keepDelay,
  pauseOf,
  RUN_MOVED_ON,
  RUN_RESUMED,
  type RunResumed,
} from '#operations/interventions';
import { RECEIPTS } from '#shared/contracts';
import { advanceCase } from './advance-case.ts';
import { commandsOf } from './case-commands.ts';
import type { CaseFacts, CaseKind } from './case-kind.ts';
import type { CaseRow } from './case-row.ts';

/** What the runs of a workflow do by themselves: reactions by event type, and the end of a delay. */
export function reactCases<Row extends CaseRow, Facts extends CaseFacts>(
  kind: CaseKind<Row, Facts>,
  /** Events that may let runs go on beside those that confirm its commands, and the runs that each is about. */
  more: Readonly<Record<string, (world: WorldView, event: LogEvent) => readonly Row[]>> = {},
): { react: Record<string, React>; afterDelay: OnTimer } {
  const look = (world: WorldView, row: Row, context: DecisionContext, because: string) =>
    advanceCase(kind, world, row, 'look', context, { because });

  function lookAt(behind: (world: WorldView, event: LogEvent) => readonly Row[]): React {
    return (world, event: LogEvent<never>, context) => {
      if (context.backfill) return null;
      return together(behind(world, event).map((row) => look(world, row, context, proofOf(event))));
    };
  }

  /** The run of an event: by its case, or by the case of the command that it speaks of. */
  function ofCase(world: WorldView, event: LogEvent): Row[] {
    const { commandId, id } = event.data as { commandId?: string; id?: string };
    const command = world.get(commands, commandId ?? id ?? '');
    for (const named of [event.correlationId, command?.correlationId, event.subject]) {
      const row = named ? world.get(kind.collection, named) : undefined;
      if (row) return [row];
    }
    return [];
  }

  function goOn(
    world: WorldView,
    event: LogEvent<RunResumed>,
    context: DecisionContext,
  ): Decided | null {
    const row = world.get(kind.collection, event.data.run);
    if (!row) return null;
    const moved = look(world, row, context, 'let go on');
    const timers = event.data.delays
      .map((delay) => delayTimer(kind.timerKind, row.number, delay, context.now))
      .filter(({ key }) => !(moved?.cancelTimers ?? []).includes(key));
    if (timers.length === 0) return moved;
    return { ...moved, events: moved?.events ?? [], timers: [...timers, ...(moved?.timers ?? [])] };
  }

  /** Only for what the run stands at: what was done since, or is not wanted any more, must not be done by asking anew. */
  function askAnew(
    world: WorldView,
    event: LogEvent<CommandRetried>,
    context: DecisionContext,
  ): Decided | null {
    const [row] = ofCase(world, event);
    const failed = row?.endedAt === null ? commandsOf(kind, world, row).failed : null;
    if (failed?.command.id !== event.data.id) return null;
    return asksAnew(...kind.ownCommands)(world, event, context);
  }

  /** A delay is over; after a back-off what was refused is asked for anew. */
  function afterDelay(
    world: WorldView,
    timer: TimerRequest,
    context: DecisionContext,
  ): Decided | null {
    const row = world.get(kind.collection, timer.subject);
    if (!row) return null;
    const delay = delayOf(timer);
    if (pauseOf(world, row.number)) return keepDelay(row.number, delay);
    const failed = delay.startsWith('xstate.after.backOff.');
    const because = 'time that passed';
    return advanceCase(kind, world, row, delay, context, { because, without: { failed } });
  }

  const definitions = Object.values(kind.parts).map(({ definition }) => definition);
  const told = [
    ...definitions.map(({ confirmedBy }) => confirmedBy),
    ...Object.values(RECEIPTS).flatMap(({ rejected, applied }) => [rejected.type, applied.type]),
    COMMAND_EXPIRED,
    COMMAND_UNANSWERED,
    COMMAND_RETRIED,
    COMMAND_QUEUED,
    COMMAND_CANCELLED,
    APPROVAL_GIVEN,
    RUN_MOVED_ON,
  ];
  const react: Record<string, React> = {
    ...Object.fromEntries(told.map((type) => [type, lookAt(ofCase)])),
    ...Object.fromEntries(
      Object.entries(more).map(([type, behind]) => [
        type,
        lookAt((world, event) => [...new Set([...ofCase(world, event), ...behind(world, event)])]),
      ]),
    ),
    [FEED_CAUGHT_UP]: lookAt((world) => world.by(kind.collection, 'running', 'running')),
    [RUN_RESUMED]: goOn,
    [COMMAND_WANTED_ANEW]: askAnew,
  };
  return { react, afterDelay };
}

/** What several runs decide at once. */
export function together(all: readonly (Decided | null)[]): Decided | null {
  const some = all.filter((one) => one !== null);
  if (some.length === 0) return null;
  return {
    events: some.flatMap(({ events }) => events),
    timers: some.flatMap(({ timers }) => timers ?? []),
    cancelTimers: some.flatMap(({ cancelTimers }) => cancelTimers ?? []),
  };
}

/** What moved a run, as its incidents name it: "wms.stock.reserved of wms/atlanta". */
export function proofOf({ type, source }: LogEvent): string {
  return `${type.replace(/^signalbox\.(hub\.)?/, '').replace(/\.v\d+$/, '')} of ${source}`;
}
