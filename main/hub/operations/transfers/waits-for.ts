import type { WorldView } from '#engine/kernel';
import { isOpen } from '#engine/outbox';
import { approvalViews } from '#operations/approvals';
import { personName } from '#operations/exceptions';
import { pauseOf } from '#operations/interventions';
import { sites } from '#operations/network';
import type { Gln } from '#shared/vocabulary';
import { commandOf, type Part } from './run-commands.ts';
import { quantityWords } from './run-requests.ts';
import { systemName } from './system-name.ts';
import { shortQuantity, type Transfer } from './transfer.collection.ts';

/** Whom or what a transfer waits for, as the list says it; empty once it has ended. */
export function waitsFor(world: WorldView, transfer: Transfer): string {
  const pause = pauseOf(world, transfer.number);
  if (pause) return `${personName(pause.by)} to let it go on: ${pause.reason}`;
  switch (transfer.step) {
    case 'requested':
    case 'incident':
      return transfer.trouble ?? 'Another source or quantity';
    case 'awaitingApproval':
      return sentence(pendingRoles(world, transfer));
    case 'counting':
      return `${nameOf(world, transfer.from)} to count`;
    case 'retrying':
      return `Another try: ${transfer.trouble ?? ''}`;
    case 'returning':
      return `${nameOf(world, transfer.from)} to count what came back`;
    case 'reserving':
    case 'releasing':
    case 'cancelling':
    case 'booking':
      return sentence(openSystems(world, transfer)) || nameOf(world, transfer.from);
    case 'picking':
      return `${nameOf(world, transfer.from)} to pick and stage`;
    case 'staged':
      return 'Its truck';
    case 'inTransit':
      return `Arrival in ${nameOf(world, transfer.to)}`;
    case 'receiving':
      return `${nameOf(world, transfer.to)} to count`;
    case 'receivedShort':
      return `Somebody to close ${quantityWords(shortQuantity(transfer), transfer.unit)} short`;
    case 'closed':
    case 'rejected':
    case 'cancelled':
      return '';
  }
}

function pendingRoles(world: WorldView, transfer: Transfer): string[] {
  return approvalViews(world, transfer.number)
    .filter((approval) => approval.isOpen)
    .map((approval) => approval.role);
}

/** The systems that still owe a word. */
function openSystems(world: WorldView, transfer: Transfer): string[] {
  const names = Object.keys(transfer.commands)
    .map((part) => commandOf(world, transfer, part as Part))
    .filter((command) => command !== undefined && isOpen(command))
    .map((command) => systemName(world, command!.target));
  return [...new Set(names)];
}

function nameOf(world: WorldView, gln: Gln): string {
  return world.get(sites, gln)?.name ?? gln;
}

/** "Operations and finance". */
function sentence(words: readonly string[]): string {
  const text =
    words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
