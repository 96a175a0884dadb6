import type { Decided, DecisionContext, TimerRequest, WorldView } from '#engine/kernel';
import { fromMs } from '#shared/vocabulary';
import { EFFECTS, type Run } from './effects.ts';
import { TRANSFER_STEPPED, type TransferStepped } from './own-events.ts';
import { factsOf } from './transfer-facts.ts';
import type { Transfer } from './transfer.collection.ts';
import { canMove, move } from './transfer.machine.ts';
import { troubleOf } from './trouble.ts';

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
): Decided | null {
  const facts = factsOf(world, transfer, context.nowMs);
  const moved = move(transfer.machine, transfer.snapshot, facts, on);
  const run: Run = { world, transfer, context, events: [], commands: {} };
  for (const action of moved.actions) EFFECTS[action](run);
  const trouble = troubleOf(world, transfer)?.words ?? null;
  const { number } = transfer;
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
  const timers: TimerRequest[] = [];
  const cancelTimers: string[] = [];
  for (const wish of moved.timers)
    if (wish.set === undefined) cancelTimers.push(timerKey(number, wish.cancel));
    else
      timers.push({
        key: timerKey(number, wish.set),
        kind: TRANSFER_AFTER,
        subject: number,
        dueAt: fromMs(context.nowMs + wish.afterMs),
      });
  return { events: run.events, timers, cancelTimers };
}

/** Whether a person's act would move the run now. */
export function canAdvance(
  world: WorldView,
  transfer: Transfer,
  on: string,
  nowMs: number,
): boolean {
  return canMove(transfer.machine, transfer.snapshot, factsOf(world, transfer, nowMs), on);
}

/** The machine's event behind a timer. */
export function delayOf(timer: TimerRequest): string {
  return timer.key.slice(timerKey(timer.subject, '').length);
}

function timerKey(number: string, delay: string): string {
  return `${TRANSFER_AFTER}:${number}:${delay}`;
}
