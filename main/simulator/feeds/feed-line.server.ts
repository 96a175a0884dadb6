import type { Namespace, Server, Socket } from 'socket.io';
import {
  commandMessage,
  type CommandEnvelope,
  credit,
  type FaultRequest,
  hello,
  replayRequest,
  type Welcome,
} from '#shared/contracts';
import { MINUTE_MS, refuse, type Result } from '#shared/vocabulary';
import {
  activeFault,
  CADENCE_MS,
  type EventFile,
  feedOwner,
  hashOf,
  type World,
} from '#simulator/world';
import { FeedSession } from './feed-session.server.ts';
import { overBadLine } from './wire-faults.ts';

/** How late a lagging feed speaks, world ms: past every cadence's tolerance for a truck, below a silence. */
const LAG_MS = 8 * MINUTE_MS;

/**
 * One feed at its namespace: answers hello, sends what its consumers lack, hands commands on, and suffers the faults of
 * a line (what a fault does inside a system is the world's part).
 */
export class FeedLine {
  readonly #world: World;
  readonly #feed: number;
  readonly #file: EventFile;
  readonly #namespace: Namespace;
  readonly #sessions = new Map<Socket, FeedSession>();
  /** While the feed lags: where it stood when. */
  #marks: { atMs: number; head: number }[] = [];

  constructor(options: {
    io: Server;
    world: World;
    feed: number;
    file: EventFile;
    take(feed: number, envelope: CommandEnvelope): Result<unknown>;
  }) {
    const { io, world, feed, file, take } = options;
    this.#world = world;
    this.#feed = feed;
    this.#file = file;
    this.#namespace = io.of(`/${world.feeds[feed]}`);
    this.#namespace.use((_, next) => next(this.#isAway() ? new Error('away') : undefined));
    this.#namespace.on('connection', (socket) => this.#attach(socket, take));
  }

  /** Time has passed or something was said: sends what may go out now. */
  pump(): void {
    if (this.#sessions.size === 0) return;
    for (const session of this.#sessions.values()) this.#pumpOne(session);
  }

  /** A fault of this feed has begun. */
  suffer(kind: FaultRequest['kind']): void {
    if (kind === 'lag') this.#limit();
    if (kind === 'restart') this.#file.reread();
    if (kind === 'disconnect' || kind === 'restart') {
      this.#namespace.disconnectSockets(true);
      this.#sessions.clear();
    }
  }

  #attach(
    socket: Socket,
    take: (feed: number, envelope: CommandEnvelope) => Result<unknown>,
  ): void {
    socket.on('disconnect', () => this.#sessions.delete(socket));
    socket.on('hello', (message: unknown, answer: unknown) => {
      if (typeof answer === 'function') answer(this.#greet(socket, message));
      this.pump();
    });
    socket.on('credit', (message: unknown) => {
      const parsed = credit.safeParse(message);
      const session = this.#sessions.get(socket);
      if (!parsed.success || !session) return;
      session.grant(parsed.data);
      this.#pumpOne(session);
    });
    socket.on('replay', (message: unknown) => {
      const parsed = replayRequest.safeParse(message);
      const session = this.#sessions.get(socket);
      if (!parsed.success || !session) return;
      session.replay(parsed.data);
      this.#pumpOne(session);
    });
    socket.on('command', (message: unknown, answer: unknown) => {
      const result = this.#command(message, take);
      if (result && typeof answer === 'function') answer(result);
    });
  }

  #greet(socket: Socket, message: unknown): Welcome | { ok: false } {
    const parsed = hello.safeParse(message);
    if (!parsed.success) return refuse('contract.invalid', { message: 'hello' });
    const epoch = this.#world.state.epochs[this.#feed] as number;
    const head = this.#file.head;
    if (parsed.data.epoch === epoch && parsed.data.cursor > head)
      return refuse('feed.cursorAhead', { cursor: parsed.data.cursor, head }, 'cursor');
    const session: FeedSession = new FeedSession(socket, this.#file, epoch, parsed.data, () =>
      this.#pumpOne(session),
    );
    this.#sessions.set(socket, session);
    const { domain } = feedOwner(this.#world.network, this.#feed);
    return {
      source: this.#world.feeds[this.#feed] as string,
      epoch,
      head,
      oldest: head === 0 ? 0 : this.#file.first,
      cadenceMs: CADENCE_MS[domain],
    };
  }

  /** Null is no answer: a feed that answers nobody loses half of what it is told, and does the rest without a word. */
  #command(
    message: unknown,
    take: (feed: number, envelope: CommandEnvelope) => Result<unknown>,
  ): Result<unknown> | null {
    const parsed = commandMessage.safeParse(message);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return refuse('contract.invalid', {
        path: issue?.path.join('.') ?? '',
        problem: issue?.message ?? '',
      });
    }
    const isUnanswered = this.#suffers('unanswered');
    if (isUnanswered && hashOf(parsed.data.id) % 2 === 0) return null;
    const result = take(this.#feed, parsed.data);
    return isUnanswered ? null : result;
  }

  #pumpOne(session: FeedSession): void {
    if (this.#suffers('silence')) return;
    const line = {
      loses: this.#suffers('gap'),
      doubles: this.#suffers('duplicate'),
      shuffles: this.#suffers('reorder'),
    };
    const isBad = line.loses || line.doubles || line.shuffles;
    session.pump(
      this.#limit(),
      isBad ? (events) => overBadLine(events, line, this.#world.random, this.#feed) : null,
    );
  }

  /** The last number that may go out now. */
  #limit(): number {
    const head = this.#file.head;
    if (!this.#suffers('lag')) {
      this.#marks = [];
      return head;
    }
    // What was said before it began, or before a start in the midst of it, is on its way already.
    if (this.#marks.length === 0) this.#marks = [{ atMs: -Infinity, head }];
    const { nowMs } = this.#world;
    if (this.#marks.at(-1)?.head !== head) this.#marks.push({ atMs: nowMs, head });
    while (this.#marks.length > 1 && this.#marks[1]!.atMs <= nowMs - LAG_MS) this.#marks.shift();
    return this.#marks[0]!.head;
  }

  #isAway(): boolean {
    return this.#suffers('disconnect') || this.#suffers('restart');
  }

  #suffers(kind: FaultRequest['kind']): boolean {
    return (
      this.#world.state.faults.length > 0 && activeFault(this.#world, this.#feed, kind) !== null
    );
  }
}
