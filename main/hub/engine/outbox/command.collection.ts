import type { Instant } from '#shared/vocabulary';
import { defineCollection } from '#engine/kernel';

/**
 * Where a command stands. `confirmed`, `rejected`, `expired` and `cancelled` end it; `unanswered` waits for a person:
 * the target may or may not have carried it out, and only its own event can tell.
 */
export type CommandStatus =
  | 'queued'
  | 'sent'
  | 'accepted'
  | 'applied'
  | 'confirmed'
  | 'rejected'
  | 'expired'
  | 'unanswered'
  | 'cancelled';

/** A command on its way to a system of record, as far as we know its way. */
export interface CommandRow {
  /** The idempotency key, minted once and never again: `CMD-1-000042`, the hub's epoch in it. */
  id: string;
  type: string;
  /** The feed whose system carries it out: `wms/atlanta`. */
  target: string;
  /** What people call it: "Reserve 240 ea at Atlanta". */
  label: string;
  /** The case it belongs to; the target echoes it. */
  correlationId: string;
  /** The event of ours or of others because of which it was queued. */
  causationId: string | null;
  actor: string;
  reason: string | null;
  data: unknown;
  status: CommandStatus;
  queuedAt: Instant;
  sentAt: Instant | null;
  acceptedAt: Instant | null;
  appliedAt: Instant | null;
  confirmedAt: Instant | null;
  rejectedAt: Instant | null;
  /** When it was given up: expired, unanswered or cancelled. */
  endedAt: Instant | null;
  rejection: { code: string; reason: string } | null;
  /** How many times it was put on the wire, always under the same key. */
  attempts: number;
  /** World time of the next try; null when none is planned. */
  nextTryAt: Instant | null;
  /** Past it the target must not carry it out any more. */
  expiresAt: Instant;
}

/** All commands that were ever queued, by idempotency key. */
export const commands = defineCollection<CommandRow>({
  name: 'outbox.command',
  key: (command) => command.id,
  columns: {
    id: { type: 'text' },
    type: { type: 'text' },
    target: { type: 'text' },
    label: { type: 'text' },
    correlationId: { type: 'text' },
    causationId: { type: 'text', nullable: true },
    actor: { type: 'text' },
    reason: { type: 'text', nullable: true },
    data: { type: 'json' },
    status: { type: 'text' },
    queuedAt: { type: 'instant' },
    sentAt: { type: 'instant', nullable: true },
    acceptedAt: { type: 'instant', nullable: true },
    appliedAt: { type: 'instant', nullable: true },
    confirmedAt: { type: 'instant', nullable: true },
    rejectedAt: { type: 'instant', nullable: true },
    endedAt: { type: 'instant', nullable: true },
    rejection: { type: 'json', nullable: true },
    attempts: { type: 'int4' },
    nextTryAt: { type: 'instant', nullable: true },
    expiresAt: { type: 'instant' },
  },
  indexes: {
    byCorrelation: (command) => command.correlationId,
    /** Commands that may still move, by target: what dispatcher and status bar look at. */
    openByTarget: (command) => (isOpen(command) ? command.target : null),
  },
});

/** Whether a command may still move by itself: a receipt, a resend or a confirmation can come. */
export function isOpen(command: CommandRow): boolean {
  return (
    command.status === 'queued' ||
    command.status === 'sent' ||
    command.status === 'accepted' ||
    command.status === 'applied'
  );
}
