import type { Decided, DecisionContext, OwnEvent, WorldView } from '#engine/kernel';
import { delayWords, timersOf, titleOf } from '#engine/runs';
import { followIncidents, pauseOf } from '#operations/interventions';
import { EFFECTS, type Run } from './effects.ts';
import { TRANSFER_STEPPED, type TransferStepped } from './own-events.ts';
import { factsOf, type TransferFacts } from './transfer-facts.ts';
import type { Transfer } from './transfer.collection.ts';
import { canMove, move, transferWorkflow, type Moved } from './transfer.machine.ts';
import { troubleOf, type Trouble } from './trouble.ts';

/** The kind of timers that a machine's delays become. */
export const TRANSFER_AFTER = 'transfers.after';

/**
 * Lets a run take an event under the facts as they are: the step that it takes is one event of the log, committed with
 * the commands that follow from it, so that a crash loses both or neither. Null when nothing follows.
 */
export function advance(
  world: WorldView,
  transfer: Transfer,
  on: string,
  context: DecisionContext,
  { because = on, evenPaused = false }: { because?: string; evenPaused?: boolean } = {},
): Decided | null {
  if (!evenPaused && pauseOf(world, transfer.number)) return null;
  const facts = factsOf(world, transfer, context.nowMs);
  const moved = move(transfer.machine, transfer.snapshot, facts, on);
  const run: Run = { world, transfer, context, events: [], commands: {} };
  for (const action of moved.actions) EFFECTS[action](run);
  const { number } = transfer;
  const found = troubleOf(world, transfer);
  const trouble = found?.words ?? null;
  run.events.push(...incidentsOf(run, moved, found, facts, on, because));
  if (moved.step !== transfer.step || run.events.length > 0 || trouble !== transfer.trouble) {
    const data: TransferStepped = {
      transfer: number,
      on,
      from: transfer.step,
      to: moved.step,
      snapshot: moved.snapshot,
      isEnd: moved.isEnd,
      commands: run.commands,
      trouble,
    };
    run.events.unshift({ type: TRANSFER_STEPPED, subject: number, correlationId: number, data });
  }
  if (run.events.length === 0 && moved.timers.length === 0) return null;
  return {
    events: run.events,
    ...timersOf(moved, TRANSFER_AFTER, number, context.nowMs),
  };
}

/** What this move opens for somebody to look at, and what it proves to be over. */
function incidentsOf(
  { world, transfer, commands }: Run,
  moved: Moved,
  trouble: Trouble | null,
  { isRetriable }: TransferFacts,
  on: string,
  because: string,
): OwnEvent[] {
  const { number } = transfer;
  const isForGood = trouble !== null && !trouble.reopens && !isRetriable;
  return followIncidents(world, {
    run: number,
    workflow: transferWorkflow.id,
    step: moved.step,
    isEnd: moved.isEnd,
    trouble: isForGood ? { ...trouble, command: trouble.command?.id ?? null } : null,
    timedOut: moved.actions.includes('sayTimedOut') ? timedOutWords(transfer, on) : null,
    ownerOf: (part, step) => (isOfLedgers(part, step) ? 'finance' : 'operations'),
    commandOf: (part) => commands[part] ?? transfer.commands[part],
    because,
  });
}

function isOfLedgers(part: string | null, step: string): boolean {
  return part === null ? step === 'booking' : /^(book|order|undoOrder)/.test(part);
}

function timedOutWords({ step, machine }: Transfer, on: string): string {
  const [, , delay = ''] = on.split('.');
  const title = transferWorkflow.data(machine).states[step]?.meta?.title ?? titleOf(step);
  return `${title} has taken longer than ${delayWords(delay)}.`;
}

/** Whether a person's act would move the run now. */
export function canAdvance(
  world: WorldView,
  transfer: Transfer,
  on: string,
  nowMs: number,
): boolean {
  if (pauseOf(world, transfer.number)) return false;
  return canMove(transfer.machine, transfer.snapshot, factsOf(world, transfer, nowMs), on);
}
