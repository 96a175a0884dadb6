import { defineRoom, type Decision, type WorldView } from '#engine/kernel';
import { accept, refuse } from '#shared/vocabulary';
import { commands } from './command.collection.ts';
import { COMMAND_RETRIED, COMMAND_WANTED_ANEW, type CommandRetried } from './own-events.ts';
import { outboxEvolve } from './outbox.projection.ts';

/**
 * A person asks to try a command again. An unanswered one goes out once more under its key; one that was refused, or was
 * never sent, would get the same answer under it, so the room whose case it is queues another. One that is under way is
 * tried again by itself.
 */
function retry(world: WorldView, act: { command: string }): Decision {
  const command = world.get(commands, act.command);
  if (!command) return refuse('command.unknown', { command: act.command }, 'command');
  const { id, status, correlationId } = command;
  const type =
    status === 'unanswered'
      ? COMMAND_RETRIED
      : status === 'rejected' || status === 'expired'
        ? COMMAND_WANTED_ANEW
        : null;
  if (type === null) return refuse('command.notUnanswered', { command: id, status });
  const data: CommandRetried = { id };
  return accept({ events: [{ type, subject: id, correlationId, data }] });
}

/** The room that holds the commands. */
export const outboxRoom = defineRoom({
  name: 'outbox',
  collections: [commands],
  evolve: outboxEvolve,
  decide: { 'command.retry': retry },
});
