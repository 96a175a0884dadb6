import type { WorldView } from '#engine/kernel';
import type { CommandRow } from '#engine/outbox';
import { shipments } from '#operations/shipments';
import { systemName } from './system-name.ts';
import { dueBookings } from './due-bookings.ts';
import { undoPlan } from './undo-plan.ts';
import type { Transfer } from './transfer.collection.ts';
import { commandOf, isStuck, type Part } from './run-commands.ts';

/** What keeps a run from going on by itself, in words for whoever must look. */
export interface Trouble {
  words: string;
  /** The stock could not be reserved: the transfer opens again instead of waiting for somebody. */
  reopens: boolean;
}

const BEFORE_SHIPPING: readonly Part[] = ['pick', 'ship', 'order', 'orderBuyer'];

/**
 * The first thing that is wrong, in the order of the run. After shipping only the ledgers can stop it: what was refused
 * or unknown before has been overtaken by the goods.
 */
export function troubleOf(world: WorldView, transfer: Transfer): Trouble | null {
  if (transfer.shippedAt !== null) return bookingTrouble(world, transfer);
  if (transfer.cancelAs !== null) {
    const { stuck } = undoPlan(world, transfer);
    return stuck ? { words: wordsOf(world, stuck), reopens: false } : null;
  }
  const reserve = commandOf(world, transfer, 'reserve');
  if (reserve && isStuck(reserve))
    return { words: wordsOf(world, reserve), reopens: reserve.status !== 'unanswered' };
  for (const part of BEFORE_SHIPPING) {
    const command = commandOf(world, transfer, part);
    if (command && isStuck(command)) return { words: wordsOf(world, command), reopens: false };
  }
  if (transfer.pickedQuantity === 0)
    return { words: 'The pickers found nothing of it.', reopens: false };
  const shipment = transfer.shipment === null ? undefined : world.get(shipments, transfer.shipment);
  if (shipment?.status === 'cancelled')
    return { words: `TMS cancelled ${shipment.shipmentId}.`, reopens: false };
  return null;
}

function bookingTrouble(world: WorldView, transfer: Transfer): Trouble | null {
  for (const { part } of dueBookings(world, transfer)) {
    const command = commandOf(world, transfer, part);
    if (command && isStuck(command)) return { words: wordsOf(world, command), reopens: false };
  }
  return null;
}

function wordsOf(world: WorldView, command: CommandRow): string {
  const system = systemName(world, command.target);
  switch (command.status) {
    case 'rejected':
      return `${system} refused "${command.label}": ${command.rejection?.reason ?? ''}`;
    case 'expired':
      return `"${command.label}" was not sent to ${system} in time.`;
    default:
      return `${system} has not answered "${command.label}": whether it was done is unknown.`;
  }
}
