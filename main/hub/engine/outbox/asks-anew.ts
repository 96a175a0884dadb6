import type { CommandDefinition } from '#shared/contracts';
import { fromMs, toMs } from '#shared/vocabulary';
import type { Decided, DecisionContext, LogEvent, WorldView } from '#engine/kernel';
import { commands, isOpen } from './command.collection.ts';
import type { CommandRetried } from './own-events.ts';
import { queueCommand } from './queue-command.ts';

/**
 * What a room does for commands of its own that a person wants anew after they were refused or never sent: the same once
 * more under a new key, with as much time as the first had; nothing where another one like it is under way already.
 */
export function asksAnew(...definitions: readonly CommandDefinition[]) {
  return (
    world: WorldView,
    event: LogEvent<CommandRetried>,
    context: DecisionContext,
  ): Decided | null => {
    const command = world.get(commands, event.data.id);
    const definition = definitions.find(({ type }) => type === command?.type);
    if (!command || !definition || context.backfill) return null;
    const { target, data, correlationId, label, queuedAt, expiresAt } = command;
    const isUnderWay = world
      .by(commands, 'byCorrelation', correlationId)
      .some((other) => other.type === command.type && isOpen(other));
    if (isUnderWay) return null;
    const livesMs = toMs(expiresAt) - toMs(queuedAt);
    const again = queueCommand(context, {
      definition,
      target,
      data,
      correlationId,
      label,
      expiresAt: fromMs(context.nowMs + livesMs),
      causationId: command.id,
    });
    return { events: [again] };
  };
}
