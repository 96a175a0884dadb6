import type { Instant } from '#shared/vocabulary';

/** What the hub itself says of its commands. Receipts and confirming events are the words of the targets. */
export const COMMAND_QUEUED = 'signalbox.hub.command.queued.v1';
export const COMMAND_SENT = 'signalbox.hub.command.sent.v1';
export const COMMAND_RETRIED = 'signalbox.hub.command.retried.v1';
export const COMMAND_UNANSWERED = 'signalbox.hub.command.unanswered.v1';
export const COMMAND_EXPIRED = 'signalbox.hub.command.expired.v1';
export const COMMAND_CANCELLED = 'signalbox.hub.command.cancelled.v1';
/** A person wants what was refused or expired asked anew; the room whose case it is queues another one, or does not. */
export const COMMAND_WANTED_ANEW = 'signalbox.hub.command.wantedAnew.v1';

/** Queued: everything that the target will get, and what people will see. */
export interface CommandQueued {
  id: string;
  type: string;
  target: string;
  label: string;
  expiresAt: Instant;
  data: unknown;
}

/** Put on the wire for the `attempt`th time, or about to be tried again at `nextTryAt`. */
export interface CommandSent {
  id: string;
  attempt: number;
  nextTryAt: Instant;
}

/** No answer after `attempts` tries; expired or cancelled, it carries the same. */
export interface CommandEnded {
  id: string;
  type: string;
  target: string;
  attempts: number;
}

/** A person asked to try again, or wants it anew. */
export interface CommandRetried {
  id: string;
}
