import {
  World,
  type Change,
  type Collection,
  type Decided,
  type DecisionContext,
  type Evolve,
  type LogEvent,
  type OnTimer,
  type OwnEvent,
  type Watcher,
  type WorldDraft,
  type WorldView,
} from '#engine/kernel';
import { RECHECK, recheckKey, recheckTimer, TimerQueue, timers, watcherOf } from '#engine/runs';
import { HUB, type RoomIndex } from '#engine/writer';
import { assert, fromMs } from '#shared/vocabulary';

/** Rounds of rules that wake each other; the writer's own law is the same. */
const MAX_ROUNDS = 8;

type Dirty = Map<Watcher, Set<string>>;

/** The rooms of which each side has rows of its own; of all others both see the one network that was. */
export interface SideRooms {
  index: RoomIndex;
  collections: readonly Collection<never>[];
}

/**
 * One of the two courses that a back-test compares: the network as it was, and exceptions and policy of its own. Rules,
 * clocks and folding are the live ones; what the writer does for a transaction is done here for a slice of time.
 */
export class Side implements WorldDraft {
  readonly own: World;
  readonly #base: World;
  readonly #rooms: RoomIndex;
  readonly #names: ReadonlySet<string>;
  readonly #queue = new TimerQueue();
  readonly #onEvent: (event: LogEvent, side: Side) => void;
  #minted = 0;
  #now: DecisionContext | null = null;
  #sequence = 0;

  constructor(
    base: World,
    { index, collections }: SideRooms,
    onEvent: (event: LogEvent, side: Side) => void,
  ) {
    this.own = new World([...collections, timers]);
    this.#base = base;
    this.#rooms = index;
    this.#names = new Set([...collections.map(({ name }) => name), timers.name]);
    this.#onEvent = onEvent;
  }

  get<Row extends object>(collection: Collection<Row>, key: string): Row | undefined {
    return this.#of(collection).get(collection, key);
  }

  all<Row extends object>(collection: Collection<Row>): Iterable<Row> {
    return this.#of(collection).all(collection);
  }

  size(collection: Collection<never>): number {
    return this.#of(collection).size(collection);
  }

  by<Row extends object>(collection: Collection<Row>, index: string, value: string): Row[] {
    return this.#of(collection).by(collection, index, value);
  }

  put<Row extends object>(collection: Collection<Row>, row: Row): void {
    this.#own(collection).put(collection, row);
  }

  remove<Row extends object>(collection: Collection<Row>, key: string): void {
    this.#own(collection).remove(collection, key);
  }

  /** Folds what a person said, as it was said. */
  hear(event: LogEvent): void {
    for (const evolve of this.#evolves(event.type)) evolve(this, event as LogEvent<never>);
    this.#onEvent(event, this);
  }

  /** Does what a person did as the live room decides it here; nothing where this course has no such thing to do it to. */
  act(name: string, input: object, atMs: number): void {
    const decide = this.#rooms.decide.get(name);
    assert(decide, `a room decides ${name}`);
    const decision = decide(this, input as never, this.#context(atMs));
    if (decision.ok) this.#decided(decision.value, atMs);
  }

  /**
   * Lets time pass to an instant and looks at what changed: due timers first, each at its time, then every subject that
   * the changes of the network touched, until nothing follows.
   */
  settle(changes: Iterable<Change>, toMs: number): void {
    for (;;) {
      const nextMs = this.#queue.nextDueMs();
      if (nextMs === null || nextMs > toMs) break;
      this.#ring(nextMs);
    }
    const dirty: Dirty = new Map();
    this.#touched(changes, dirty);
    this.#assess(dirty, toMs);
  }

  #ring(nowMs: number): void {
    const due: Dirty = new Map();
    for (const key of this.#queue.takeDue(nowMs, Number.POSITIVE_INFINITY)) {
      const timer = this.own.get(timers, key);
      assert(timer, 'a timer that is due is set');
      this.own.remove(timers, key);
      if (timer.kind === RECHECK) {
        const watcher = this.#rooms.watchers.get(watcherOf(timer));
        if (watcher) mark(due, watcher, timer.subject);
        continue;
      }
      const onTimer: OnTimer | undefined = this.#rooms.timers.get(timer.kind);
      assert(onTimer, `a room answers the timer ${timer.kind}`);
      this.#decided(onTimer(this, timer, this.#context(nowMs)), nowMs);
    }
    this.#assess(due, nowMs);
  }

  /** Assesses what is dirty, and what that and everything said since touches, until it rests. */
  #assess(first: Dirty, nowMs: number): void {
    let dirty = first;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      this.#touched(this.own.commit(), dirty);
      if (dirty.size === 0) return;
      for (const [watcher, subjects] of dirty)
        for (const subject of subjects) this.#look(watcher, subject, nowMs);
      dirty = new Map();
    }
  }

  #look(watcher: Watcher, subject: string, nowMs: number): void {
    const { decided, recheckAt } = watcher.assess(this, subject, this.#context(nowMs));
    this.#decided(decided, nowMs);
    if (recheckAt === null) this.#unset(recheckKey(watcher.name, subject));
    else this.#set(recheckTimer(watcher.name, subject, recheckAt));
  }

  #touched(changes: Iterable<Change>, dirty: Dirty): void {
    for (const { collection, before, after } of changes) {
      const watches = this.#rooms.watches.get(collection.name);
      if (!watches) continue;
      for (const { watcher, watch } of watches) {
        if (before)
          for (const subject of watch.subjects(before, this)) mark(dirty, watcher, subject);
        if (after) for (const subject of watch.subjects(after, this)) mark(dirty, watcher, subject);
      }
    }
  }

  #decided(decided: Decided | null, nowMs: number): void {
    if (!decided) return;
    for (const event of decided.events) this.hear(this.#stamped(event, nowMs));
    for (const timer of decided.timers ?? []) this.#set(timer);
    for (const key of decided.cancelTimers ?? []) this.#unset(key);
  }

  #set(timer: { key: string; kind: string; subject: string; dueAt: string }): void {
    this.own.put(timers, timer);
    this.#queue.set(timer.key, timer.dueAt);
  }

  #unset(key: string): void {
    this.own.remove(timers, key);
    this.#queue.delete(key);
  }

  #stamped(own: OwnEvent, nowMs: number): LogEvent {
    const at = fromMs(nowMs);
    const sequence = ++this.#sequence;
    return {
      seq: sequence,
      source: 'hub',
      epoch: 0,
      id: `backtest-${sequence}`,
      sequence,
      type: own.type,
      subject: own.subject,
      occurredAt: at,
      recordedAt: at,
      receivedAt: at,
      correlationId: own.correlationId ?? null,
      causationId: null,
      actor: HUB.id,
      reason: null,
      backfill: false,
      data: own.data,
    };
  }

  /** One for all that is looked at in an instant. */
  #context(nowMs: number): DecisionContext {
    if (this.#now?.nowMs === nowMs) return this.#now;
    this.#now = {
      now: fromMs(nowMs),
      nowMs,
      actor: HUB,
      reason: null,
      backfill: false,
      mint: (series) => `${series}-${++this.#minted}`,
    };
    return this.#now;
  }

  #evolves(type: string): readonly Evolve[] {
    return this.#rooms.evolve.get(type) ?? [];
  }

  #of(collection: { name: string }): WorldView {
    return this.#names.has(collection.name) ? this.own : this.#base;
  }

  #own(collection: { name: string }): World {
    assert(this.#names.has(collection.name), 'a side changes rows of its own alone');
    return this.own;
  }
}

function mark(dirty: Dirty, watcher: Watcher, subject: string): void {
  const subjects = dirty.get(watcher);
  if (subjects) subjects.add(subject);
  else dirty.set(watcher, new Set([subject]));
}
