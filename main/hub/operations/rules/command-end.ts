import { byMinting, commands, type CommandRow } from '#engine/outbox';
import type { WorldView } from '#engine/kernel';
import { transfers } from '#operations/transfers';
import { toMs } from '#shared/vocabulary';

/**
 * What ended a command, in words: its target's answer, its recall, another one in its place, or the end of the transfer
 * that it served. Null while it is under way, or may have been carried out without a word.
 */
export function commandEnd(world: WorldView, command: CommandRow, nowMs: number): string | null {
  const { target, rejection } = command;
  switch (command.status) {
    case 'accepted':
      return isNotDone(command, nowMs)
        ? notWantedWords(world, command)
        : `${target} ${command.status} it`;
    case 'applied':
    case 'confirmed':
      return `${target} ${command.status} it`;
    case 'rejected':
      return `${target} rejected it, ${rejection?.code}: ${rejection?.reason}`;
    case 'cancelled':
      return 'it was taken back before it was sent';
    case 'queued':
    case 'sent':
      return null;
    case 'expired':
    case 'unanswered':
      return notWantedWords(world, command);
  }
}

/** Its target has said that it will, and may not any more: its time to be carried out is over. */
export function isNotDone({ status, expiresAt }: CommandRow, nowMs: number): boolean {
  return status === 'accepted' && nowMs >= toMs(expiresAt);
}

function notWantedWords(world: WorldView, command: CommandRow): string | null {
  const successor = successorOf(world, command);
  if (successor) return `asked anew as ${successor.id}`;
  const transfer = world.get(transfers, command.correlationId);
  return transfer?.endedAt ? `${transfer.number} has ended` : null;
}

/**
 * The later command of its case that asks the same system for the same. A transfer may ask for several of a kind, the
 * postings of its receipts: there it has been replaced only when the run does not name it any more.
 */
function successorOf(world: WorldView, command: CommandRow): CommandRow | undefined {
  const { id, type, target, correlationId } = command;
  const transfer = world.get(transfers, correlationId);
  if (transfer && Object.values(transfer.commands).includes(id)) return undefined;
  return world
    .by(commands, 'byCorrelation', correlationId)
    .filter((other) => byMinting(other, command) > 0)
    .filter((other) => other.type === type && other.target === target)
    .toSorted(byMinting)[0];
}
