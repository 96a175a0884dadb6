import type { CommandDefinition, DataOf } from '#shared/contracts';
import { assert, type Instant } from '#shared/vocabulary';
import type { DecisionContext, OwnEvent } from '#engine/kernel';
import {
  COMMAND_CANCELLED,
  COMMAND_QUEUED,
  type CommandEnded,
  type CommandQueued,
} from './own-events.ts';
import type { CommandRow } from './command.collection.ts';

/** A command as a business room asks for it. */
export interface CommandRequest<Definition extends CommandDefinition> {
  definition: Definition;
  /** The feed whose system carries it out: `wms/atlanta`. */
  target: string;
  data: DataOf<Definition>;
  /** The case, `TRF-2026-0648`: the target echoes it, and the confirming event is found by it. */
  correlationId: string;
  /** What people call it. */
  label: string;
  expiresAt: Instant;
  causationId?: string;
}

/**
 * The event that queues a command; a room returns it among its decided events, and the command leaves after the commit
 * that holds both. Its subject is the new idempotency key, so `event.subject` is what the room keeps to find it again.
 * Data that breaks the command's own contract is a bug of the room.
 */
export function queueCommand<Definition extends CommandDefinition>(
  context: DecisionContext,
  request: CommandRequest<Definition>,
): OwnEvent<CommandQueued> {
  assert(!context.backfill, `nothing is commanded while history is folded (${request.label})`);
  const checked = request.definition.data.safeParse(request.data);
  assert(
    checked.success,
    `${request.definition.type} keeps its contract: ${checked.error?.message}`,
  );
  const id = context.mint('CMD');
  return {
    type: COMMAND_QUEUED,
    subject: id,
    correlationId: request.correlationId,
    ...(request.causationId === undefined ? {} : { causationId: request.causationId }),
    data: {
      id,
      type: request.definition.type,
      target: request.target,
      label: request.label,
      expiresAt: request.expiresAt,
      data: request.data,
    },
  };
}

/** The event that takes back a command which is still only queued; one that was sent needs a command that undoes it. */
export function cancelCommand(command: CommandRow): OwnEvent<CommandEnded> {
  assert(command.status === 'queued', `${command.id} has not been sent`);
  return {
    type: COMMAND_CANCELLED,
    subject: command.id,
    correlationId: command.correlationId,
    data: {
      id: command.id,
      type: command.type,
      target: command.target,
      attempts: command.attempts,
    },
  };
}
