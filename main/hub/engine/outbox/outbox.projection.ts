import type { Evolve, LogEvent, WorldDraft, WorldView } from '#engine/kernel';
import { COMMANDS, receiptVerb, RECEIPTS, type ReceiptVerb } from '#shared/contracts';
import { commands, type CommandRow, type CommandStatus } from './command.collection.ts';
import { byMinting } from './minting-order.ts';
import {
  COMMAND_CANCELLED,
  COMMAND_EXPIRED,
  COMMAND_QUEUED,
  COMMAND_RETRIED,
  COMMAND_SENT,
  COMMAND_UNANSWERED,
  type CommandEnded,
  type CommandQueued,
  type CommandRetried,
  type CommandSent,
} from './own-events.ts';

/** How far along each step is: receipts may come out of order, and a later one is never undone by an earlier one. */
const RANK: Partial<Record<CommandStatus, number>> = {
  queued: 0,
  sent: 1,
  accepted: 2,
  applied: 3,
  confirmed: 4,
};

/** Types of events that end a command, with the commands that they may end. */
const CONFIRMS = Map.groupBy(COMMANDS.values(), (command) => command.confirmedBy);

function queued(draft: WorldDraft, event: LogEvent<CommandQueued>): void {
  const { id, type, target, label, expiresAt, data } = event.data;
  draft.put(commands, {
    id,
    type,
    target,
    label,
    correlationId: event.correlationId ?? id,
    causationId: event.causationId,
    actor: event.actor ?? 'hub',
    reason: event.reason,
    data,
    status: 'queued',
    queuedAt: event.receivedAt,
    sentAt: null,
    acceptedAt: null,
    appliedAt: null,
    confirmedAt: null,
    rejectedAt: null,
    endedAt: null,
    rejection: null,
    attempts: 0,
    nextTryAt: null,
    expiresAt,
  });
}

function sent(draft: WorldDraft, { data, receivedAt }: LogEvent<CommandSent>): void {
  const command = draft.get(commands, data.id);
  if (!command) return;
  draft.put(commands, {
    ...command,
    status: further(command, 'sent'),
    sentAt: command.sentAt ?? receivedAt,
    attempts: data.attempt,
    nextTryAt: data.nextTryAt,
  });
}

/** A person asked to try again: under the same key, from the first attempt on. */
function retried(draft: WorldDraft, { data }: LogEvent<CommandRetried>): void {
  const command = draft.get(commands, data.id);
  if (!command) return;
  draft.put(commands, {
    ...command,
    status: 'queued',
    attempts: 0,
    nextTryAt: null,
    endedAt: null,
  });
}

function ended(status: 'unanswered' | 'expired' | 'cancelled') {
  return (draft: WorldDraft, { data, receivedAt }: LogEvent<CommandEnded>): void => {
    const command = draft.get(commands, data.id);
    if (command) draft.put(commands, { ...command, status, endedAt: receivedAt, nextTryAt: null });
  };
}

/** What the target says of a command counts whatever we thought of it meanwhile, given up included. */
function receipt(verb: ReceiptVerb) {
  return (
    draft: WorldDraft,
    event: LogEvent<{ commandId: string; code?: string; reason?: string }>,
  ): void => {
    const command = draft.get(commands, event.data.commandId);
    if (!command || command.target !== event.source || command.status === 'confirmed') return;
    const at = event.occurredAt;
    const { code = '', reason = '' } = event.data;
    const answered = { ...command, nextTryAt: null, endedAt: null };
    if (verb === 'rejected')
      draft.put(commands, {
        ...answered,
        status: 'rejected',
        rejectedAt: at,
        rejection: { code, reason },
      });
    else if (verb === 'accepted')
      draft.put(commands, { ...answered, status: further(command, 'accepted'), acceptedAt: at });
    else draft.put(commands, { ...answered, status: further(command, 'applied'), appliedAt: at });
  };
}

function confirmed(draft: WorldDraft, event: LogEvent<never>): void {
  const command = confirmedCommand(draft, event);
  if (!command) return;
  draft.put(commands, {
    ...command,
    status: 'confirmed',
    confirmedAt: event.occurredAt,
    nextTryAt: null,
    endedAt: null,
  });
}

/**
 * The command that an event of a system of record ends: the one that it names as its cause, else the oldest of its
 * case that this system still owes such an event.
 */
export function confirmedCommand(world: WorldView, event: LogEvent<never>): CommandRow | null {
  const named = event.causationId === null ? undefined : world.get(commands, event.causationId);
  if (named) return awaits(named, event) ? named : null;
  if (event.correlationId === null) return null;
  return (
    world
      .by(commands, 'byCorrelation', event.correlationId)
      .filter((command) => command.sentAt !== null && awaits(command, event))
      .toSorted(byMinting)[0] ?? null
  );
}

function awaits(command: CommandRow, event: LogEvent<never>): boolean {
  return (
    command.target === event.source &&
    command.status !== 'confirmed' &&
    command.status !== 'rejected' &&
    COMMANDS.get(command.type)?.confirmedBy === event.type
  );
}

/** The further of two steps; what was given up goes on from where the target says. */
function further(command: CommandRow, step: CommandStatus): CommandStatus {
  if (command.status === 'rejected') return command.status;
  return (RANK[command.status] ?? -1) > RANK[step]! ? command.status : step;
}

/** By event type: our own words, the receipts of all targets, and all events that confirm something. */
export const outboxEvolve: Record<string, Evolve> = {
  [COMMAND_QUEUED]: queued,
  [COMMAND_SENT]: sent,
  [COMMAND_RETRIED]: retried,
  [COMMAND_UNANSWERED]: ended('unanswered'),
  [COMMAND_EXPIRED]: ended('expired'),
  [COMMAND_CANCELLED]: ended('cancelled'),
  ...Object.fromEntries([...CONFIRMS.keys()].map((type) => [type, confirmed])),
  ...Object.fromEntries(
    Object.values(RECEIPTS)
      .flatMap((verbs) => Object.values(verbs))
      .map(({ type }) => [type, receipt(receiptVerb(type)!) as Evolve]),
  ),
};
