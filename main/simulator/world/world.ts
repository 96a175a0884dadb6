import type { DataOf, EventDefinition } from '#shared/contracts';
import { assert, fromMs } from '#shared/vocabulary';
import { Agenda } from './agenda.ts';
import { DemandModel } from './demand.ts';
import { followWithBadEvent } from './faults.ts';
import { feedList } from './feed-list.ts';
import type { Cause, MessageKind, Messages } from './messages.ts';
import type { Network } from './network/network.ts';
import type { Random } from './random.ts';
import { stagedPositions } from './scenario.ts';
import type { WorldState } from './state.ts';

/** A feed's event as it goes out; the shape of the contracts' envelope. */
export interface WorldEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  recordedtime: string;
  epoch: number;
  sequence: number;
  correlationid?: string;
  causationid?: string;
  data: unknown;
}

/** Takes what is said, in the order in which it is recorded. */
export type Publish = (feed: number, event: WorldEvent) => void;

export type Handler<K extends MessageKind> = (world: World, message: Messages[K]) => void;

/** The messages that a system understands. */
export type Handlers = { [K in MessageKind]?: Handler<K> };

/** What an event says besides its data. */
export interface Saying {
  /** How long before it was recorded it happened, ms. */
  lagMs?: number;
  cause?: Cause | null;
  correlation?: string;
}

/**
 * The outside world as a discrete-event model: its network, all that changes, and an agenda of what comes. Pure but
 * for `publish`: time moves only by `run`, chance comes from the seed, so the same inputs say the same events.
 */
export class World {
  readonly network: Network;
  readonly random: Random;
  readonly demand: DemandModel;
  readonly feeds: readonly string[];
  readonly state: WorldState;
  readonly agenda = new Agenda();
  /** Positions that the scenario keeps in hand until the first start's now, with what they shall hold then. */
  readonly staged: ReturnType<typeof stagedPositions>;
  readonly #handlers = new Map<string, (world: World, message: never) => void>();
  readonly #publish: Publish;

  constructor(options: {
    network: Network;
    random: Random;
    handlers: readonly Handlers[];
    publish: Publish;
    state: WorldState;
  }) {
    this.network = options.network;
    this.random = options.random;
    this.#publish = options.publish;
    this.feeds = feedList(options.network);
    this.staged = stagedPositions(options.network);
    this.demand = new DemandModel(options.network, options.random);
    this.state = options.state;
    for (const handlers of options.handlers)
      for (const [kind, handler] of Object.entries(handlers)) {
        assert(!this.#handlers.has(kind), `one system handles ${kind}`);
        this.#handlers.set(kind, handler);
      }
  }

  get nowMs(): number {
    return this.state.nowMs;
  }

  /** Sends a message that arrives at `atMs`, at once when that has passed. */
  at<K extends MessageKind>(atMs: number, kind: K, message: Messages[K]): void {
    this.agenda.plan(Math.max(this.state.nowMs, Math.ceil(atMs)), kind, message);
  }

  /** Sends a message that arrives `delayMs` from now. */
  after<K extends MessageKind>(delayMs: number, kind: K, message: Messages[K]): void {
    this.at(this.state.nowMs + delayMs, kind, message);
  }

  /** Lets everything happen that is due up to `untilMs`, which then is now. Time never goes back. */
  run(untilMs: number): void {
    while (this.agenda.nextAt <= untilMs) {
      const entry = this.agenda.take();
      this.state.nowMs = entry.at;
      const handler = this.#handlers.get(entry.kind);
      assert(handler, `some system handles ${entry.kind}`);
      handler(this, entry.arg as never);
    }
    if (untilMs > this.state.nowMs) this.state.nowMs = untilMs;
  }

  /** Says an event on a feed, recorded now. */
  say<D extends EventDefinition>(
    feed: number,
    definition: D,
    subject: string,
    data: DataOf<D>,
    saying: Saying = {},
  ): void {
    this.sayRaw(feed, definition.type, subject, data, saying);
  }

  /** As `say`, for types that are chosen at run time. */
  sayRaw(feed: number, type: string, subject: string, data: unknown, saying: Saying): void {
    followWithBadEvent(this, feed, this.#number(feed, type, subject, data, saying));
  }

  /** Says what no contract allows: for faults alone. */
  sayBad(feed: number, type: string, subject: string, data: unknown): void {
    this.#number(feed, type, subject, data, {});
  }

  #number(feed: number, type: string, subject: string, data: unknown, saying: Saying): WorldEvent {
    const { state } = this;
    const sequence = (state.heads[feed] as number) + 1;
    state.heads[feed] = sequence;
    state.lastSpokeMs[feed] = state.nowMs;
    const epoch = state.epochs[feed] as number;
    const recordedtime = fromMs(state.nowMs);
    const event: WorldEvent = {
      specversion: '1.0',
      id: `${epoch}-${sequence}`,
      source: this.feeds[feed] as string,
      type,
      subject,
      time: saying.lagMs ? fromMs(state.nowMs - Math.round(saying.lagMs)) : recordedtime,
      recordedtime,
      epoch,
      sequence,
      data,
    };
    const correlation = saying.cause?.correlation ?? saying.correlation;
    if (correlation !== undefined) event.correlationid = correlation;
    if (saying.cause?.command) event.causationid = saying.cause.command;
    this.#publish(feed, event);
    return event;
  }
}

/** Whether buyers and planners leave a position alone, because the scenario sets it. */
export function isStagedPosition(world: World, position: number): boolean {
  return world.nowMs < world.state.firstNowMs && world.staged.has(position);
}
