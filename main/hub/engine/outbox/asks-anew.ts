import { isDeepStrictEqual } from 'node:util';
import type { CommandDefinition } from '#shared/contracts';
import { fromMs, toMs } from '#shared/vocabulary';
import type { Decided, DecisionContext, LogEvent, WorldView } from '#engine/kernel';
import { commands, isOpen, type CommandRow } from './command.collection.ts';
import type { CommandRetried } from './own-events.ts';
import { queueCommand } from './queue-command.ts';

/**
 * What a room does for commands of its own that a person wants anew after they were refused or never sent: the same once
 * more under a new key, with as much time as the first had; nothing where another one like it is under way already, or
 * where it was asked anew before and that did not fail as well.
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
    const isThere = world
      .by(commands, 'byCorrelation', correlationId)
      .some((other) => isAskedAnew(command, other) || (isLike(command, other) && isOpen(other)));
    if (isThere) return null;
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

/** A case may have several of a type under way, each for something else. */
function isLike({ type, target, data }: CommandRow, other: CommandRow): boolean {
  return other.type === type && other.target === target && isDeepStrictEqual(other.data, data);
}

function isAskedAnew({ id }: CommandRow, { causationId, status }: CommandRow): boolean {
  const isVoid = status === 'rejected' || status === 'expired' || status === 'cancelled';
  return causationId === id && !isVoid;
}
