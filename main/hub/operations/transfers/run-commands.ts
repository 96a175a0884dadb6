import type { WorldView } from '#engine/kernel';
import { commands, type CommandRow } from '#engine/outbox';
import type { Transfer } from './transfer.collection.ts';

/**
 * The parts that commands play in a run. What is done before shipping has a part that undoes it; what is booked is
 * undone by no command, the ledger books the other way round.
 */
export type Part =
  | 'reserve'
  | 'pick'
  | 'ship'
  | 'order'
  | 'orderBuyer'
  | 'expect'
  | `undo${'Pick' | 'Reserve' | 'Ship' | 'Order' | 'OrderBuyer'}`
  | `book${string}`;

/** The command that plays a part, as the outbox knows it. */
export function commandOf(
  world: WorldView,
  transfer: Transfer,
  part: Part,
): CommandRow | undefined {
  const id = transfer.commands[part];
  return id === undefined ? undefined : world.get(commands, id);
}

/** It did not happen and will not: the target refused it, or it never left. */
export function isVoid(command: CommandRow): boolean {
  const { status } = command;
  return status === 'rejected' || status === 'expired' || status === 'cancelled';
}

/** It will go no further by itself, and a person must look. */
export function isStuck(command: CommandRow): boolean {
  const { status } = command;
  return status === 'rejected' || status === 'expired' || status === 'unanswered';
}
