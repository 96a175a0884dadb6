import type { LogEvent } from '#engine/kernel';

/** A log event on its way into the log, with what only the log keeps. */
export interface LogRow {
  event: LogEvent;
  /** `event.data` as JSON text: made once, at the contract check or when an event of our own is decided. */
  json: string;
  /** The link of the chain, for our own events; null for foreign ones. */
  hash: Uint8Array | null;
}

/** One hub is shard 0; several wait for a decision on which shard owns an entity. */
export const SHARD = 0;

/** The source of everything that the hub itself decides and finds. */
export const OWN_SOURCE = 'hub';
