import type { WorldView } from '#engine/kernel';
import type { CommandRow } from '#engine/outbox';
import type { Transfer } from './transfer.collection.ts';
import { commandOf, isVoid, type Part } from './run-commands.ts';

/**
 * What takes back what, in reverse order. The pieces come first: as long as the warehouse has not freed them they may be
 * loaded, and a truck that was called off then would leave them in a trailer that nobody drives. Truck and orders
 * follow, together.
 */
const STAGES: readonly (readonly { done: Part; undo: Part }[])[] = [
  [{ done: 'pick', undo: 'undoPick' }],
  [{ done: 'reserve', undo: 'undoReserve' }],
  [
    { done: 'ship', undo: 'undoShip' },
    { done: 'order', undo: 'undoOrder' },
    { done: 'orderBuyer', undo: 'undoOrderBuyer' },
  ],
];

/** What is to be done next to take a run back. */
export interface UndoPlan {
  /** Nothing is left to take back. */
  isDone: boolean;
  /** Parts to command now. */
  command: Part[];
  /** Commands that have not left yet, and need not. */
  withdraw: CommandRow[];
  /** An undoing that failed. */
  stuck: { part: Part; command: CommandRow } | null;
}

/** The next stage of taking back, from where the commands stand; each stage waits for the one before it. */
export function undoPlan(world: WorldView, transfer: Transfer): UndoPlan {
  const plan: UndoPlan = { isDone: true, command: [], withdraw: [], stuck: null };
  for (const stage of STAGES) {
    for (const { done, undo } of stage) look(world, transfer, done, undo, plan);
    if (!plan.isDone) return plan;
  }
  return plan;
}

function look(world: WorldView, transfer: Transfer, done: Part, undo: Part, plan: UndoPlan): void {
  const made = commandOf(world, transfer, done);
  if (!made || isVoid(made)) return;
  // What is picked is put back by releasing it; there is no task any more that could be called off.
  if (done === 'pick' && transfer.pickedAt !== null) return;
  const undoing = commandOf(world, transfer, undo);
  if ((undoing && isUndone(undoing)) || transfer.waived.includes(undo)) return;
  plan.isDone = false;
  if (made.status === 'queued') plan.withdraw.push(made);
  else if (undoing) plan.stuck ??= isFailed(undoing) ? { part: undo, command: undoing } : null;
  // In flight: an undoing could overtake it, and would find nothing to undo.
  else if (made.status !== 'sent' && made.status !== 'accepted') plan.command.push(undo);
}

/**
 * Undone, or there is nothing to undo: the target does not know what should be called off, or it is too late for that
 * and the next stage takes it back (a pick that is done is released with its pieces).
 */
function isUndone(undoing: CommandRow): boolean {
  if (undoing.status === 'confirmed') return true;
  const code = undoing.status === 'rejected' ? (undoing.rejection?.code ?? '') : '';
  return code.endsWith('.unknown') || code.endsWith('.tooLate');
}

function isFailed(undoing: CommandRow): boolean {
  return isVoid(undoing) || undoing.status === 'unanswered';
}
