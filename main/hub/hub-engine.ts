import type { GatewayEngine } from '#edge/gateway';
import type { Clock } from '#engine/clock';
import { feedRow, type Intake } from '#engine/feeds';
import type { Actor, Change, QueryContext, View, WorldView } from '#engine/kernel';
import { history } from '#engine/log';
import { commands } from '#engine/outbox';
import type { Store } from '#engine/store';
import type { Writer } from '#engine/writer';
import { accept, fromMs, refuse, type Refusal, type Result } from '#shared/vocabulary';
import type { Done, FeedRow, PulseFrame } from '#shared/protocol';
import { EventPace } from './event-pace.ts';

/** What the consoles' door needs of the engine: writer, feeds and store as one. */
export class HubEngine implements GatewayEngine {
  readonly clock: Clock;
  readonly world: WorldView;
  readonly #writer: Writer;
  readonly #intake: Intake;
  readonly #store: Store;
  readonly #pace: EventPace;

  constructor(parts: { clock: Clock; writer: Writer; intake: Intake; store: Store }) {
    this.clock = parts.clock;
    this.world = parts.writer.world;
    this.#writer = parts.writer;
    this.#intake = parts.intake;
    this.#store = parts.store;
    this.#pace = new EventPace(() => this.clock.machineNow());
    parts.writer.onCommitted(({ events }) => this.#pace.count(events.length));
  }

  views(): readonly View[] {
    return this.#writer.rooms.views;
  }

  onPublished(listener: (changes: readonly Change[]) => void): () => void {
    return this.#writer.onCommitted(({ changes }) => listener(changes));
  }

  /** Queues an act for the writer. While the store is away it is refused at once: nobody knows how long that takes. */
  act(
    name: string,
    input: unknown,
    actor: Actor,
    actId: string,
    reason?: string,
  ): Promise<Result<Done>> {
    const stalled = this.#writer.stalledBy;
    if (stalled) return Promise.resolve(refuse('hub.storeAway', { problem: stalled.message }));
    return new Promise((answer) => {
      const act = { kind: 'act', actId, name, input, actor, reason: reason ?? null } as const;
      this.#writer.submit([{ ...act, answer }]);
    });
  }

  /** Resolves once it stands in the log, or at once while nothing can be written: the refusal holds all the same. */
  async refused(
    name: string,
    input: unknown,
    actor: Actor,
    actId: string,
    refusal: Refusal,
  ): Promise<void> {
    if (this.#writer.stalledBy) return;
    await new Promise((answer) => {
      const act = { kind: 'act', actId, name, input, actor, reason: null, refusal } as const;
      this.#writer.submit([{ ...act, answer }]);
    });
  }

  /** Answers a request by the query of its room; a query that finds nothing answers null. */
  async request(name: string, input: unknown, actor: Actor): Promise<Result<unknown>> {
    const query = this.#writer.rooms.queries.get(name);
    if (!query) return refuse('request.unknown', { name });
    const answer = await this.read(() => query(this.#context(actor), input as never));
    if (answer === null || answer === undefined) return refuse('request.nothing', { name });
    return isResult(answer) ? answer : accept(answer);
  }

  read<T>(look: () => T): Promise<T> {
    return this.#writer.read(look);
  }

  feeds(): Iterable<string> {
    return this.#intake.feeds.keys();
  }

  feed(source: string): FeedRow | null {
    const feed = this.#intake.feeds.get(source);
    return feed ? feedRow(feed, this.clock.worldNow(), this.#openCommands(source)) : null;
  }

  onFeedStatus(listener: (source: string) => void): () => void {
    return this.#intake.onChange(listener);
  }

  status(): PulseFrame {
    let unconfirmedCommands = 0;
    for (const source of this.feeds()) unconfirmedCommands += this.#openCommands(source);
    return {
      eventsPerSecond: this.#pace.perSecond(),
      unconfirmedCommands,
      logEvents: this.#writer.head.seq,
      catchUp: this.#intake.catchUp,
    };
  }

  #openCommands(target: string): number {
    return this.world.by(commands, 'openByTarget', target).length;
  }

  #context(actor: Actor): QueryContext {
    const nowMs = this.clock.worldNow();
    return {
      world: this.world,
      now: fromMs(nowMs),
      nowMs,
      actor,
      history: (filter) => this.#store.transaction((session) => history(session, filter)),
    };
  }
}

function isResult(answer: unknown): answer is Result<unknown> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}
