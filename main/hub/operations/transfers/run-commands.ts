import type { WorldView } from '#engine/kernel';
import { commands, type CommandRow } from '#engine/outbox';
import type { TransferStep } from '#shared/protocol';
import type { Transfer } from './transfer.collection.ts';

/**
 * The parts that commands play in a run. What is done before shipping has a part that undoes it; what is booked is
 * undone by no command, the ledger books the other way round.
 */
export type Part =
  | 'reserve'
  | 'count'
  | 'pick'
  | 'ship'
  | 'order'
  | 'orderBuyer'
  | 'expect'
  | 'shipBack'
  | 'expectBack'
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

/** The step of the workflow that asks for a part: its data says how what is refused for the moment is tried again. */
export function stepOfPart(part: Part): TransferStep {
  if (part.startsWith('book')) return 'booking';
  if (part.startsWith('undo')) return 'cancelling';
  if (part === 'reserve') return 'reserving';
  if (part === 'count') return 'counting';
  return part === 'shipBack' || part === 'expectBack' ? 'returning' : 'releasing';
}
