import type { WorldView } from '#engine/kernel';
import type { CommandRow } from '#engine/outbox';
import type { IncidentKind } from '#operations/interventions';
import { shipments } from '#operations/shipments';
import { systemName } from './system-name.ts';
import { dueBookings } from './due-bookings.ts';
import { undoPlan } from './undo-plan.ts';
import type { Transfer } from './transfer.collection.ts';
import { commandOf, isStuck, type Part } from './run-commands.ts';

/** What keeps a run from going on by itself, in words for whoever must look. */
export interface Trouble {
  words: string;
  kind: IncidentKind;
  /** The part whose command failed, and that command; null when none did. */
  part: Part | null;
  command: CommandRow | null;
  /** The stock could not be reserved: the transfer opens again instead of waiting for somebody. */
  reopens: boolean;
}

const BEFORE_SHIPPING: readonly Part[] = ['count', 'pick', 'ship', 'order', 'orderBuyer'];
const GOING_BACK: readonly Part[] = ['shipBack', 'expectBack'];

/**
 * The first thing that is wrong, in the order of the run. After shipping only the ledgers can stop it: what was refused
 * or unknown before has been overtaken by the goods.
 */
export function troubleOf(world: WorldView, transfer: Transfer): Trouble | null {
  if (transfer.shippedAt !== null)
    return stuckAt(world, transfer, [
      ...GOING_BACK,
      ...dueBookings(world, transfer).map(({ part }) => part),
    ]);
  if (transfer.cancelAs !== null) {
    const { stuck } = undoPlan(world, transfer);
    return stuck ? failed(world, stuck.part, stuck.command) : null;
  }
  const reserve = commandOf(world, transfer, 'reserve');
  if (reserve && isStuck(reserve))
    return { ...failed(world, 'reserve', reserve), reopens: reserve.status !== 'unanswered' };
  const stuck = stuckAt(world, transfer, BEFORE_SHIPPING);
  if (stuck) return stuck;
  if (transfer.pickedQuantity === 0) return happened('The pickers found nothing of it.');
  const shipment = transfer.shipment === null ? undefined : world.get(shipments, transfer.shipment);
  if (shipment?.status === 'cancelled') return happened(`TMS cancelled ${shipment.shipmentId}.`);
  return null;
}

/** The first of some parts whose command will go no further, and for which nobody answers. */
function stuckAt(world: WorldView, transfer: Transfer, parts: readonly Part[]): Trouble | null {
  for (const part of parts) {
    const command = commandOf(world, transfer, part);
    if (command && isStuck(command) && !transfer.waived.includes(part))
      return failed(world, part, command);
  }
  return null;
}

function failed(world: WorldView, part: Part, command: CommandRow): Trouble {
  return { words: wordsOf(world, command), kind: kindOf(command), part, command, reopens: false };
}

function happened(words: string): Trouble {
  return { words, kind: 'happened', part: null, command: null, reopens: false };
}

function kindOf({ status }: CommandRow): IncidentKind {
  if (status === 'rejected') return 'refused';
  return status === 'unanswered' ? 'unanswered' : 'notSent';
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
