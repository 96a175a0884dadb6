import { defineRoom, type Decision, type OwnEvent, type WorldView } from '#engine/kernel';
import { accept, refuse } from '#shared/vocabulary';
import { commands, type CommandRow } from './command.collection.ts';
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
  const event = retryEvent(command);
  return event === null
    ? refuse('command.notUnanswered', { command: command.id, status: command.status })
    : accept({ events: [event] });
}

/** The event by which a person has a command tried again; null where there is nothing to try. */
export function retryEvent({ id, status, correlationId }: CommandRow): OwnEvent | null {
  const type =
    status === 'unanswered'
      ? COMMAND_RETRIED
      : status === 'rejected' || status === 'expired'
        ? COMMAND_WANTED_ANEW
        : null;
  const data: CommandRetried = { id };
  return type === null ? null : { type, subject: id, correlationId, data };
}

/** The room that holds the commands. */
export const outboxRoom = defineRoom({
  name: 'outbox',
  collections: [commands],
  evolve: outboxEvolve,
  decide: { 'command.retry': retry },
});
