import { pause, type Clock, type Machine } from '#engine/clock';
import { World, type Change, type LogEvent, type Room } from '#engine/kernel';
import { Dictionary, readHead, type Dictionaries, type LogHead } from '#engine/log';
import type { Store, Write } from '#engine/store';
import { DueLoop, runsRoom } from '#engine/runs';
import { Fault, toMs } from '#shared/vocabulary';
import { commitInParts } from './commit-in-parts.ts';
import { headAfter, transactionWrites } from './commit.sql.ts';
import { readCounters } from './counters.sql.ts';
import { foldTransaction, type FoldedTransaction } from './fold-transaction.ts';
import { InputQueue } from './input-queue.ts';
import { lookUp } from './look-up.ts';
import type { Input } from './input.ts';
import { loadState } from './load-state.sql.ts';
import type { Counters } from './mint.ts';
import type { Participant } from './participant.ts';
import { ReadGate } from './read-gate.ts';
import { indexRooms, type RoomIndex } from './room-index.ts';

export interface WriterOptions {
  store: Store;
  clock: Clock;
  machine: Machine;
  rooms: readonly Room[];
  participants?: readonly Participant[];
  /** A fault that nobody but a person can mend; the writer has stopped. */
  onFault(fault: unknown): void;
}

/** What a commit has made true. */
export interface Committed {
  changes: readonly Change[];
  events: readonly LogEvent[];
}

/** Between two tries on a database that is away; the store itself has then waited ten seconds already. */
const TRY_AGAIN_MS = 250;

/**
 * The one writer: takes what is queued, folds it into the network, and commits log, rows and all that follows in one
 * transaction at a time. See ARCHITECTURE.md for its laws.
 */
export class Writer {
  readonly world: World;
  readonly rooms: RoomIndex;
  readonly #options: WriterOptions;
  readonly #queue = new InputQueue();
  readonly #gate = new ReadGate();
  readonly #listeners = new Set<(committed: Committed) => void>();
  readonly #dictionaries: Dictionaries;
  readonly #timers: DueLoop;
  #head: LogHead;
  #counters: Counters;
  #nowMs = 0;
  #backfillMs: number | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;
  #stalledBy: Fault | null = null;

  private constructor(
    options: WriterOptions,
    world: World,
    rooms: RoomIndex,
    stored: { dictionaries: Dictionaries; head: LogHead; counters: Counters },
  ) {
    this.#options = options;
    this.world = world;
    this.rooms = rooms;
    this.#dictionaries = stored.dictionaries;
    this.#head = stored.head;
    this.#counters = stored.counters;
    this.#timers = new DueLoop(world, options.clock, options.machine, (due) =>
      this.submit(due.map((timer) => ({ kind: 'due' as const, timer }))),
    );
  }

  /** Loads the state rows and goes on where the log ends. */
  static async open(options: WriterOptions): Promise<Writer> {
    const rooms = indexRooms([runsRoom, ...options.rooms]);
    const world = new World(rooms.collections as never);
    const stored = await options.store.transaction(
      async (session) => {
        await loadState(session, world, rooms.collections);
        const head = await readHead(session);
        const { epoch } = options.store;
        return {
          dictionaries: {
            sources: await Dictionary.load(session, 'source'),
            types: await Dictionary.load(session, 'type'),
          },
          // A restored hub begins a new life: its numbering starts again, the chain goes on.
          head: head.ownEpoch === epoch ? head : { ...head, ownEpoch: epoch, ownSequence: 0 },
          counters: await readCounters(session),
        };
      },
      { reading: 'snapshot' },
    );
    return new Writer(options, world, rooms, stored);
  }

  /** Where the log ends, as committed. */
  get head(): LogHead {
    return this.#head;
  }

  /** Why nothing is committed at the moment, in a sentence: the database is away, the disk is full. */
  get stalledBy(): Fault | null {
    return this.#stalledBy;
  }

  /** How many inputs wait. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** While history is folded: the time it has come to. Null is the present. */
  get backfillMs(): number | null {
    return this.#backfillMs;
  }

  /** Lets timers go off. */
  start(): void {
    this.#timers.start();
  }

  /** From here on history is folded: rules live in its time, and timers are kept but do not go off. */
  beginHistory(): void {
    this.#timers.stop();
    this.#backfillMs ??= 0;
  }

  /** Back in the present: what is due by now goes off. */
  endHistory(): void {
    this.#backfillMs = null;
    this.#timers.start();
  }

  submit(inputs: readonly Input[]): void {
    for (const input of inputs) this.#queue.push(input);
    if (!this.#stopped) this.#running ??= this.#run();
  }

  onCommitted(listener: (committed: Committed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads the network as it is committed: at once, or right after the transaction that is being written. */
  read<T>(look: () => T): Promise<T> {
    return this.#gate.read(look);
  }

  /** Resolves when nothing is queued and nothing is folded that is not committed. */
  async quiet(): Promise<void> {
    await this.#running;
  }

  /** Lets the transaction at hand end; what is queued after it is not begun. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timers.stop();
    await this.#running;
  }

  async #run(): Promise<void> {
    // Whatever is submitted in this turn of the loop belongs to the same transaction.
    await Promise.resolve();
    try {
      while (this.#queue.length > 0 && !this.#stopped)
        await commitInParts(this.#withRechecks(this.#queue.take()), (inputs) =>
          this.#commitPatiently(inputs),
        );
    } catch (fault) {
      this.#stopped = true;
      this.#options.onFault(fault);
    } finally {
      this.#running = null;
    }
  }

  /** History wakes the rules that would have looked again by then. */
  #withRechecks(inputs: readonly Input[]): readonly Input[] {
    const last = inputs.findLast((input) => input.kind === 'arrival');
    if (!last?.backfill) return inputs;
    const due = this.#timers.takeRechecks(toMs(last.event.recordedAt));
    return [...inputs, ...due.map((timer) => ({ kind: 'due' as const, timer }))];
  }

  /** Tries until the database takes it or says that it never will. */
  async #commitPatiently(inputs: readonly Input[]): Promise<void> {
    for (;;) {
      try {
        await this.#commit(inputs);
        this.#stalledBy = null;
        return;
      } catch (fault) {
        if (!(fault instanceof Fault) || !fault.retryable) throw fault;
        this.#stalledBy = fault;
        // Nothing of it was acknowledged to anybody: the next start gets it again.
        if (this.#stopped) return;
        await pause(this.#options.machine, TRY_AGAIN_MS);
      }
    }
  }

  async #commit(inputs: readonly Input[]): Promise<void> {
    const { store, clock, participants = [] } = this.#options;
    const { found, answered } = await lookUp(store, inputs);
    this.#nowMs = Math.max(this.#nowMs, Math.floor(clock.worldNow()));
    const nowMs = this.#nowMs;
    this.#gate.shut();
    const folded = foldTransaction(
      {
        world: this.world,
        rooms: this.rooms,
        state: { ...this.#head, counters: this.#counters },
        nowMs,
        backfillMs: this.#backfillMs,
        found,
        answered,
        participants,
      },
      inputs,
    );
    const head = headAfter(folded, this.#head);
    try {
      await this.#write(
        head,
        transactionWrites(folded, {
          dictionaries: this.#dictionaries,
          participants,
          headAfter: head,
          counters: this.#counters,
          nowMs,
        }),
      );
    } catch (fault) {
      this.world.rollback();
      this.#dictionaries.sources.forget();
      this.#dictionaries.types.forget();
      this.#gate.open();
      throw fault;
    }
    this.#settle(head, folded);
    this.#gate.open();
  }

  /** One write; when the connection broke while committing, the head tells whether it happened. */
  async #write(head: LogHead, writes: Iterable<Write>): Promise<void> {
    const { store } = this.#options;
    try {
      await store.commit(writes);
    } catch (fault) {
      if (!(fault instanceof Fault) || fault.code !== 'store.commit-unknown') throw fault;
      // On the writer's own connection: having the lock again, no earlier session of ours can still be committing.
      const found = await store.write((session) => readHead(session));
      if (found.transaction !== head.transaction) throw fault;
    }
  }

  #settle(head: LogHead, folded: FoldedTransaction): void {
    const { participants = [] } = this.#options;
    this.#head = head;
    this.#counters = folded.fold.state.counters;
    if (this.#backfillMs !== null) this.#backfillMs = folded.backfillMs;
    this.#dictionaries.sources.keep();
    this.#dictionaries.types.keep();
    const changes = this.world.commit();
    this.#timers.follow(changes);
    for (const participant of participants) participant.committed?.(folded);
    for (const { input, result } of folded.answers) input.answer(result);
    for (const done of folded.done) done();
    const committed = { changes, events: folded.fold.rows.map((row) => row.event) };
    for (const listener of this.#listeners) listener(committed);
  }
}
