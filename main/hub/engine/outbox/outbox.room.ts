import { defineRoom, type Decision, type WorldView } from '#engine/kernel';
import { accept, refuse } from '#shared/vocabulary';
import { commands } from './command.collection.ts';
import { COMMAND_RETRIED } from './own-events.ts';
import { outboxEvolve } from './outbox.projection.ts';

/**
 * A person asks to try an unanswered command again. Others are refused: one that is under way is tried again by itself,
 * and a rejected one would get the same answer under its key.
 */
function retry(world: WorldView, act: { command: string }): Decision {
  const command = world.get(commands, act.command);
  if (!command) return refuse('command.unknown', { command: act.command }, 'command');
  if (command.status !== 'unanswered')
    return refuse('command.notUnanswered', { command: command.id, status: command.status });
  return accept({
    events: [
      {
        type: COMMAND_RETRIED,
        subject: command.id,
        correlationId: command.correlationId,
        data: { id: command.id },
      },
    ],
  });
}

/** The room that holds the commands. */
export const outboxRoom = defineRoom({
  name: 'outbox',
  collections: [commands],
  evolve: outboxEvolve,
  decide: { 'command.retry': retry },
});
