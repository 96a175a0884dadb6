import type { Actor, Decided, DecisionContext, LogEvent, OwnEvent, World } from '#engine/kernel';
import { OWN_SOURCE, unstorableIn, type LogRow } from '#engine/log';
import { timers } from '#engine/runs';
import { assert, fromMs, type Instant } from '#shared/vocabulary';
import type { CheckedEvent } from './input.ts';
import { mintNext, type Counters } from './mint.ts';
import type { RoomIndex } from './room-index.ts';

/** The hub itself, when nobody else is behind a decision. */
export const HUB: Actor = { id: 'hub', name: 'Signalbox', role: 'hub' };

/** One input must come to rest: an event that causes a thousand others is a bug that would fill the disk. */
const MAX_CONSEQUENCES = 1_000;

/** What the writer counts on from, transaction by transaction. */
export interface WriterState {
  seq: number;
  ownEpoch: number;
  ownSequence: number;
  counters: Counters;
}

/** The time of what is folded: now, or in a backfill the time of the event. */
export interface FoldTime {
  nowMs: number;
  now: Instant;
  backfill: boolean;
}

export interface Mark {
  journal: number;
  rows: number;
  ownSequence: number;
  counters: Counters;
}

/**
 * Folds inputs into the network, in memory: gives each event its place, lets all rooms evolve, then react, and folds
 * what they decide in turn. Pure but for the world it writes to, and it can go back to any mark in it.
 */
export class Fold {
  readonly world: World;
  readonly rows: LogRow[] = [];
  readonly #rooms: RoomIndex;
  readonly #firstSeq: number;
  readonly #ownEpoch: number;
  #ownSequence: number;
  #counters: Counters;

  constructor(world: World, rooms: RoomIndex, state: WriterState) {
    this.world = world;
    this.#rooms = rooms;
    this.#firstSeq = state.seq + 1;
    this.#ownEpoch = state.ownEpoch;
    this.#ownSequence = state.ownSequence;
    this.#counters = state.counters;
  }

  /** What the next transaction counts on from, once this one is committed. */
  get state(): WriterState {
    return {
      seq: this.#nextSeq() - 1,
      ownEpoch: this.#ownEpoch,
      ownSequence: this.#ownSequence,
      counters: this.#counters,
    };
  }

  mark(): Mark {
    return {
      journal: this.world.journalLength,
      rows: this.rows.length,
      ownSequence: this.#ownSequence,
      counters: this.#counters,
    };
  }

  /** Undoes everything since a mark: of an input that was refused or met a bug nothing is left. */
  backTo(mark: Mark): void {
    this.world.rollback(mark.journal);
    this.world.attributeTo(null);
    this.rows.length = mark.rows;
    this.#ownSequence = mark.ownSequence;
    this.#counters = mark.counters;
  }

  context(time: FoldTime, actor: Actor = HUB, reason: string | null = null): DecisionContext {
    return {
      now: time.now,
      nowMs: time.nowMs,
      actor,
      reason,
      backfill: time.backfill,
      mint: (series) => {
        const minted = mintNext(this.#counters, series, time.now, this.#ownEpoch);
        this.#counters = minted.counters;
        return minted.name;
      },
    };
  }

  /** Folds a foreign event and all that follows from it. */
  foreign(checked: CheckedEvent, time: FoldTime): LogEvent {
    const { json, ...told } = checked;
    const event: LogEvent = {
      seq: this.#nextSeq(),
      ...told,
      receivedAt: time.now,
      actor: null,
      reason: null,
      backfill: time.backfill,
    };
    this.rows.push({ event, json, hash: null });
    this.#evolve(event);
    this.#settle([event], time, 1);
    return event;
  }

  /**
   * Folds what was decided and all that follows from it. Events of one decision are folded together before anybody
   * reacts to the first of them: a reaction never sees half a decision.
   * @returns the decision's own events, without what followed.
   */
  decided(
    decided: Decided,
    time: FoldTime,
    by: { actor: Actor; reason: string | null; cause: LogEvent | null },
  ): LogEvent[] {
    const events = this.#apply(decided, time, by);
    this.#settle(events, time, events.length);
    return events;
  }

  /** Reactions, and the reactions to what they decide, until nothing follows. */
  #settle(events: readonly LogEvent[], time: FoldTime, count: number): void {
    const waiting = [...events];
    let folded = count;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const reactions = this.#rooms.react.get(next.type);
      if (!reactions) continue;
      for (const react of reactions) {
        const decided = react(this.world, next as LogEvent<never>, this.context(time));
        if (!decided) continue;
        const made = this.#apply(decided, time, { actor: HUB, reason: null, cause: next });
        folded += made.length;
        assert(folded <= MAX_CONSEQUENCES, `${events[0]?.type} comes to rest`);
        waiting.push(...made);
      }
    }
  }

  #apply(
    decided: Decided,
    time: FoldTime,
    by: { actor: Actor; reason: string | null; cause: LogEvent | null },
  ): LogEvent[] {
    const events: LogEvent[] = [];
    for (const own of decided.events) events.push(this.#own(own, time, by));
    for (const timer of decided.timers ?? []) this.world.put(timers, { ...timer });
    for (const key of decided.cancelTimers ?? []) this.world.remove(timers, key);
    return events;
  }

  #own(
    own: OwnEvent,
    time: FoldTime,
    by: { actor: Actor; reason: string | null; cause: LogEvent | null },
  ): LogEvent {
    assert(own.type.startsWith('signalbox.hub.'), `${own.type} is an event of our own`);
    const sequence = ++this.#ownSequence;
    const event: LogEvent = {
      seq: this.#nextSeq(),
      source: OWN_SOURCE,
      epoch: this.#ownEpoch,
      id: `hub-${this.#ownEpoch}-${sequence}`,
      sequence,
      type: own.type,
      subject: own.subject,
      occurredAt: time.now,
      recordedAt: time.now,
      receivedAt: time.now,
      correlationId: own.correlationId ?? by.cause?.correlationId ?? null,
      causationId: own.causationId ?? by.cause?.id ?? null,
      actor: by.actor.id,
      reason: by.reason,
      backfill: time.backfill,
      data: own.data,
    };
    const json = JSON.stringify(own.data);
    assert(json !== undefined, `${own.type} says something that is JSON`);
    assert(unstorableIn(json) === null, `${own.type} can be stored`);
    this.rows.push({ event, json, hash: null });
    this.#evolve(event);
    return event;
  }

  #evolve(event: LogEvent): void {
    const evolves = this.#rooms.evolve.get(event.type);
    if (!evolves) return;
    this.world.attributeTo(event.seq);
    for (const evolve of evolves) evolve(this.world, event as LogEvent<never>);
    this.world.attributeTo(null);
  }

  /** Places are given without a hole, so that a removed row shows. */
  #nextSeq(): number {
    return this.#firstSeq + this.rows.length;
  }
}

/** The time of a moment. */
export function foldTime(nowMs: number, backfill: boolean): FoldTime {
  return { nowMs, now: fromMs(nowMs), backfill };
}
