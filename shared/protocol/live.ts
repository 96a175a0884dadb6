import { z } from 'zod';
import { LIVE_NAMES, type LiveName, type LiveRows } from './rows.ts';

/**
 * How a live collection comes to a console: `subscribe` answers with a version, the snapshot follows in parts, then
 * deltas. Each frame is acknowledged by the console with its bytes; past a window of unacknowledged bytes the hub
 * coalesces by entity, and past that it sends a fresh snapshot.
 */
export const subscribe = z.object({ collection: z.enum(LIVE_NAMES) });

export interface SnapshotFrame<Name extends LiveName = LiveName> {
  kind: 'snapshot';
  collection: Name;
  version: number;
  part: number;
  parts: number;
  /** How many rows the whole snapshot has. */
  total: number;
  rows: LiveRows[Name][];
}

export interface DeltaFrame<Name extends LiveName = LiveName> {
  kind: 'delta';
  collection: Name;
  version: number;
  upserts: LiveRows[Name][];
  removes: string[];
}

export type LiveFrame = SnapshotFrame | DeltaFrame;

/** World time as the hub reads it when it sends; the console carries it on by its own clock from the arrival. */
export interface ClockFrame {
  worldAtMs: number;
  /** World milliseconds in a millisecond of machine time; 0 is a pause. */
  rate: number;
  /** Whether world time can be set (embedded simulator). */
  adjustable: boolean;
}

/** The hub's own pulse for the status bar. */
export interface PulseFrame {
  eventsPerSecond: number;
  unconfirmedCommands: number;
  logEvents: number;
  /** Share of the history that feeds replay at their first visit, null when live. */
  catchUp: { done: number; of: number } | null;
}
