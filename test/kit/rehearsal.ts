import {
  World,
  type Actor,
  type Collection,
  type LogEvent,
  type OwnEvent,
  type QueryContext,
  type Room,
} from '#engine/kernel';
import { RECHECK, runsRoom, timers } from '#engine/runs';
import { foldTransaction, indexRooms, type Input, type WriterState } from '#engine/writer';
import type { Done } from '#shared/protocol';
import { assert, fromMs, toMs, type Instant, type Result } from '#shared/vocabulary';

/** The moment at which a rehearsal begins, unless the test says another: a Tuesday at noon, UTC. */
const REHEARSAL_NOON = '2026-06-30T12:00:00.000Z';

/**
 * Rooms in memory, folded as the writer folds them (events, acts, timers, rules), without store and sockets: given
 * events, when an act or time, then events or a refusal. A step is a transaction.
 */
export class Rehearsal {
  readonly world: World;
  /** The log so far. */
  readonly log: LogEvent[] = [];
  readonly #rooms: ReturnType<typeof indexRooms>;
  #state: WriterState = { seq: 0, ownEpoch: 1, ownSequence: 0, counters: new Map() };
  #nowMs: number;
  #sequence = 0;
  #backfillMs: number | null = null;

  constructor(rooms: readonly Room[], at: Instant = REHEARSAL_NOON) {
    const all = [runsRoom, ...rooms];
    this.#rooms = indexRooms(all);
    this.world = new World(all.flatMap<Collection<never>>((room) => room.collections));
    this.#nowMs = toMs(at);
  }

  get now(): Instant {
    return fromMs(this.#nowMs);
  }

  /** Given: an event of a feed, as of now. @returns what followed from it, of our own. */
  hear(
    source: string,
    type: string,
    data: object,
    subject: string | null = null,
    envelope: { correlationId?: string; causationId?: string } = {},
  ): LogEvent[] {
    const sequence = ++this.#sequence;
    const at = this.now;
    const event = {
      source,
      epoch: 1,
      id: `${source}-${sequence}`,
      sequence,
      type,
      subject,
      occurredAt: at,
      recordedAt: at,
      correlationId: envelope.correlationId ?? null,
      causationId: envelope.causationId ?? null,
      data,
      json: JSON.stringify(data),
    };
    const place = { source, epoch: 1, cursorAfter: sequence };
    const backfill = this.#backfillMs !== null;
    return this.#step({ kind: 'arrival', place, event, again: false, vacant: false, backfill });
  }

  /** Given: events as builders tell them, as of now. @returns what followed from them, of our own. */
  hearTold(...events: LogEvent[]): LogEvent[] {
    return events.flatMap(({ source, type, data }) => this.hear(source, type, data as object));
  }

  /** Given: facts of the hub's own. */
  say(...events: OwnEvent[]): LogEvent[] {
    return this.#step({ kind: 'fact', name: 'test', decide: () => ({ events }) });
  }

  /** When: a person acts. */
  act(
    name: string,
    input: object,
    by: { id: string; role: string } = { id: 'r.alvarez', role: 'controller' },
    reason: string | null = null,
  ): Result<Done> {
    let answered: Result<Done> | undefined;
    const actor = { ...by, name: by.id };
    const actId = `act-${this.log.length}-${name}`;
    const answer = (): void => {};
    this.#step({ kind: 'act', actId, name, input, actor, reason, answer }, (result) => {
      answered = result;
    });
    return answered!;
  }

  /** When: a person asks; histories are of the log so far. @returns what the query of the room answers. */
  async ask(
    name: string,
    input: object,
    actor: Actor = { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller' },
  ): Promise<unknown> {
    const query = this.#rooms.queries.get(name);
    assert(query, `some room answers ${name}`);
    const context: QueryContext = {
      world: this.world,
      now: this.now,
      nowMs: this.#nowMs,
      actor,
      history: ({ subject, correlationId }) =>
        Promise.resolve(
          this.log.filter((event) =>
            subject === undefined
              ? event.correlationId === correlationId
              : event.subject === subject,
          ),
        ),
    };
    return await query(context, input as never);
  }

  /**
   * When: time passes; timers that fall into it go off at their instant, in history only those of rules.
   * @returns what they caused.
   */
  wait(ms: number): LogEvent[] {
    const untilMs = this.#nowMs + ms;
    const caused: LogEvent[] = [];
    for (;;) {
      const next = [...this.world.all(timers)]
        .filter(({ kind }) => this.#backfillMs === null || kind === RECHECK)
        .filter((timer) => toMs(timer.dueAt) <= untilMs)
        .toSorted((a, b) =>
          a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.key < b.key) ? -1 : 1,
        )[0];
      if (!next) break;
      this.#nowMs = Math.max(this.#nowMs, toMs(next.dueAt));
      caused.push(...this.#step({ kind: 'due', timer: next }));
    }
    this.#nowMs = untilMs;
    return caused;
  }

  /** What follows is history that a feed replays, until {@link endHistory}. */
  beginHistory(): void {
    this.#backfillMs = this.#nowMs;
  }

  endHistory(): void {
    this.#backfillMs = null;
  }

  #step(input: Input, onAnswer: (result: Result<Done>) => void = () => {}): LogEvent[] {
    const folded = foldTransaction(
      {
        world: this.world,
        rooms: this.#rooms,
        state: this.#state,
        nowMs: this.#nowMs,
        backfillMs: this.#backfillMs,
        found: new Map(),
        answered: new Map(),
        participants: [],
      },
      [input],
    );
    const [letter] = folded.letters;
    if (letter) throw new Error(`${letter.letter.about}: ${letter.letter.reason}`);
    for (const { result } of folded.answers) onAnswer(result);
    this.world.commit();
    this.#state = folded.fold.state;
    const events = folded.fold.rows.map((row) => row.event);
    this.log.push(...events);
    return events.filter((event) => event.source === 'hub');
  }
}
