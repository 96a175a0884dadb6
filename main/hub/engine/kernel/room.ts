import type { Instant, Result } from '#shared/vocabulary';
import type { Collection } from './collection.ts';
import type { LogEvent, OwnEvent } from './log-event.ts';
import type { WorldDraft, WorldView } from './world.ts';

/** Who acts: a person, or the hub itself in a reaction or timer. */
export interface Actor {
  /** Stable id, `r.alvarez`; `hub` for the hub. */
  id: string;
  name: string;
  role: string;
}

/** What a pure decision may know besides the network: the time, who acts, and numbers to give. */
export interface DecisionContext {
  /** World time; in a backfill the time of what is folded. */
  now: Instant;
  nowMs: number;
  actor: Actor;
  /** Why the person acts, as given. */
  reason: string | null;
  /** Mints the next number of a series: `TRF` → TRF-2026-0648, `EX` → EX-2291, `CMD` → an idempotency key. */
  mint(series: 'TRF' | 'EX' | 'CMD' | 'WIN' | 'DLG' | 'PLN' | 'STL' | 'DRF'): string;
  /** True while history is folded: decide facts, but start nothing in the world. */
  backfill: boolean;
}

/** A timer row: wakes `kind` of its room with its subject when world time is due. Setting a key again moves it. */
export interface TimerRequest {
  key: string;
  kind: string;
  subject: string;
  dueAt: Instant;
}

/** What follows from a decision. Nothing of it is done until the writer's transaction has it all. */
export interface Decided {
  events: readonly OwnEvent[];
  timers?: readonly TimerRequest[];
  cancelTimers?: readonly string[];
}

export type Decision = Result<Decided>;

/** Folds one event into the room's rows: `evolve(state, event) → state`, written through a draft. Pure otherwise. */
export type Evolve = (draft: WorldDraft, event: LogEvent<never>) => void;

/** A person's act on the network as it is now. */
export type Decide = (world: WorldView, act: never, context: DecisionContext) => Decision;

/** What else must happen because this event did: the policy of a process, whoever caused it. */
export type React = (
  world: WorldView,
  event: LogEvent<never>,
  context: DecisionContext,
) => Decided | null;

/** What happens when a timer is due. */
export type OnTimer = (
  world: WorldView,
  timer: TimerRequest,
  context: DecisionContext,
) => Decided | null;

/** Rows whose change makes some subjects worth looking at again. */
export interface Watch<Row extends object = never> {
  collection: Collection<Row>;
  /** Subjects touched by a row; called with the row before and after a change. */
  subjects(row: Row, world: WorldView): Iterable<string>;
}

/** Looks again at each subject that a change touched, once per transaction, after the folding is done. */
export interface Watcher {
  name: string;
  watches: readonly Watch[];
  assess(
    world: WorldView,
    subject: string,
    context: DecisionContext,
  ): { decided: Decided | null; recheckAt: Instant | null };
}

/** A live collection as consoles receive it, computed per key from rows of any room below. */
export interface View<Shape extends { key: string } = { key: string }> {
  /** Its name on the wire: `stock`, `shipments`. */
  name: string;
  watches: readonly Watch[];
  /** All keys there are now, for a snapshot. */
  keys(world: WorldView): Iterable<string>;
  /** The row of a key, or null when there is none (any more). */
  project(world: WorldView, key: string): Shape | null;
}

/** What a query may use besides the network. */
export interface QueryContext {
  world: WorldView;
  now: Instant;
  nowMs: number;
  actor: Actor;
  /** Rows of the log, newest last: for histories and audit. */
  history(filter: { correlationId?: string; subject?: string; limit: number }): Promise<LogEvent[]>;
}

export type Query = (context: QueryContext, input: never) => unknown;

/** What a business room gives to the hub: one value, and the engine knows only this of it. */
export interface Room {
  name: string;
  collections: readonly Collection<never>[];
  /** By event type. */
  evolve: Readonly<Record<string, Evolve>>;
  /** By event type. */
  react?: Readonly<Record<string, React>>;
  /** By act name (shared/protocol). */
  decide?: Readonly<Record<string, Decide>>;
  /** By timer kind, `<room>.<what>`. */
  timers?: Readonly<Record<string, OnTimer>>;
  watchers?: readonly Watcher[];
  views?: readonly View[];
  /** By request name (shared/protocol). */
  queries?: Readonly<Record<string, Query>>;
}

/** Declares a room; here the exact event and act types of each function are forgotten, having been checked in it. */
export function defineRoom(room: {
  name: string;
  collections: readonly unknown[];
  evolve: Readonly<Record<string, unknown>>;
  react?: Readonly<Record<string, unknown>>;
  decide?: Readonly<Record<string, unknown>>;
  timers?: Readonly<Record<string, OnTimer>>;
  watchers?: readonly Watcher[];
  views?: readonly View[];
  queries?: Readonly<Record<string, unknown>>;
}): Room {
  return room as Room;
}
