import type { Instant } from '#shared/vocabulary';

/** One row of the log, foreign or our own, as projections fold it. */
export interface LogEvent<Data = unknown> {
  /** The place in the log; the one order that all readers see. */
  seq: number;
  /** `wms/atlanta`, or `hub` for our own. */
  source: string;
  epoch: number;
  id: string;
  /** The source's own numbering. */
  sequence: number;
  type: string;
  subject: string | null;
  /** When it happened, by its producer (`time` of the envelope). */
  occurredAt: Instant;
  /** When its producer wrote it down (`recordedtime`). */
  recordedAt: Instant;
  /** When the hub knew, world time; in a backfill the same as `recordedAt`. */
  receivedAt: Instant;
  correlationId: string | null;
  causationId: string | null;
  /** The person or process behind an event of our own. */
  actor: string | null;
  /** What the person gave as reason. */
  reason: string | null;
  /** History that a feed replayed at its first visit: no timers, no notices, no commands follow from it. */
  backfill: boolean;
  data: Data;
}

/** An event of our own before the writer gives it its place: `signalbox.hub.<subject>.<verb>.v<N>`. */
export interface OwnEvent<Data = unknown> {
  type: string;
  subject: string;
  data: Data;
  correlationId?: string;
  causationId?: string;
}

/** Whether a log row is a decision or fact of our own. */
export function isOwn(event: LogEvent): boolean {
  return event.source === 'hub';
}
