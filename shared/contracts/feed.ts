import { z } from 'zod';
import { instant } from './fields.ts';
import { commandEnvelope, sourceName } from './envelope.ts';

/**
 * How a feed and a hub talk over one socket.io namespace.
 *
 *   hub → feed   `hello`   ack → welcome or refusal
 *   feed → hub   `batch`   as long as credit lasts
 *   hub → feed   `credit`  after commit: the cursor that is safe, and how many more events may come
 *   hub → feed   `replay`  a gap was seen: send these again
 *   hub → feed   `command` ack → taken (by the socket; receipts come as events)
 */
export const hello = z.object({
  consumer: z.string().min(1).max(64),
  /** The epoch that the cursor belongs to; null on the first visit. */
  epoch: z.int().min(1).nullable(),
  /** The last sequence that is committed here; 0 asks for all that the feed holds. */
  cursor: z.int().min(0),
  /** How many events the feed may send before the next credit. */
  credit: z.int().min(1).max(100_000),
});
export type Hello = z.infer<typeof hello>;

export const welcome = z.object({
  source: sourceName,
  epoch: z.int().min(1),
  /** The last sequence that the feed has. */
  head: z.int().min(0),
  /** The first sequence that it still holds: history before it is gone. */
  oldest: z.int().min(0),
  /** How often it speaks at least, world milliseconds: its contracted cadence. */
  cadenceMs: z.int().min(1),
});
export type Welcome = z.infer<typeof welcome>;

export const batch = z.object({
  epoch: z.int().min(1),
  /** True while the feed replays what happened before the hello. */
  replay: z.boolean(),
  /** Each is checked on its own: a bad one is a dead letter and the rest go on. */
  events: z.array(z.unknown()).max(500),
});
export type Batch = z.infer<typeof batch>;

export const credit = z.object({ cursor: z.int().min(0), credit: z.int().min(0).max(100_000) });
export type Credit = z.infer<typeof credit>;

export const replayRequest = z.object({ from: z.int().min(1), to: z.int().min(1) });
export type ReplayRequest = z.infer<typeof replayRequest>;

export const commandMessage = commandEnvelope;

/**
 * Published on `/clock` by an embedded simulator: world time stood at `worldAt` when the machine's clock stood at
 * `machineAt`, and runs `rate` times as fast; rate 0 is a pause.
 */
export const clockReading = z.object({
  worldAt: instant,
  machineAt: instant,
  rate: z.number().min(0).max(3_600),
});
export type ClockReading = z.infer<typeof clockReading>;

/** Asked of the simulator's `/control` namespace; it is no part of a real system's contract. */
export const faultRequest = z.object({
  feed: sourceName,
  kind: z.enum([
    'silence',
    'lag',
    'duplicate',
    'reorder',
    'gap',
    'malformed',
    'refuse',
    'slow',
    'unanswered',
    'disconnect',
    'restart',
    // How docks find what other sites send them: of a warehouse's feed.
    'shortReceipt',
    'overReceipt',
    'damagedReceipt',
    'refusedReceipt',
  ]),
  /** World milliseconds that it lasts. */
  durationMs: z
    .int()
    .min(0)
    .max(7 * 24 * 3_600_000),
});
export type FaultRequest = z.infer<typeof faultRequest>;
