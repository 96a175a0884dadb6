import { io, type Socket } from 'socket.io-client';
import type { Batch, CommandEnvelope, EventEnvelope, Hello, Welcome } from '#shared/contracts';
import type { Result } from '#shared/vocabulary';

/** What a feed put on the wire: an event, and whether it was called a replay. */
export interface Received {
  event: EventEnvelope<Record<string, unknown>>;
  replay: boolean;
}

/** A consumer of one feed, as a hub is one, that keeps all that came and judges nothing. */
export class FeedReader {
  readonly received: Received[] = [];
  /** Whether it gives back what it has read; off, the feed runs out of credit. */
  grants = true;
  readonly #socket: Socket;
  readonly #looks = new Set<() => void>();
  #lost = false;
  #last = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('batch', ({ events, replay }: Batch) => {
      for (const event of events as Received['event'][]) {
        this.received.push({ event, replay });
        this.#last = Math.max(this.#last, event.sequence);
      }
      if (this.grants) this.grant(events.length);
      this.#look();
    });
    socket.on('disconnect', () => {
      this.#lost = true;
      this.#look();
    });
  }

  /** Connects to a feed's address; fails when the feed is away. */
  static async connect(url: string): Promise<FeedReader> {
    const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
    const reader = new FeedReader(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('connect_error', (error) => {
        socket.close();
        reject(error);
      });
    });
    return reader;
  }

  /** The highest number that came. */
  get last(): number {
    return this.#last;
  }

  get isLost(): boolean {
    return this.#lost;
  }

  hello(hello: Partial<Hello> = {}): Promise<Welcome> {
    const message: Hello = { consumer: 'test', epoch: null, cursor: 0, credit: 2_000, ...hello };
    return this.#socket.emitWithAck('hello', message);
  }

  grant(credit: number): void {
    this.#socket.emit('credit', { cursor: this.last, credit });
  }

  replay(from: number, to: number): void {
    this.#socket.emit('replay', { from, to });
  }

  /** What the feed answered to a command; null when it did not within `withinMs`. */
  async command(command: CommandEnvelope, withinMs = 5_000): Promise<Result<unknown> | null> {
    try {
      return await this.#socket.timeout(withinMs).emitWithAck('command', command);
    } catch {
      return null;
    }
  }

  /** Resolves once it is so; looked at whenever something comes. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo())
      await new Promise<void>((resolve) => {
        this.#looks.add(resolve);
      });
  }

  close(): void {
    this.#socket.close();
  }

  #look(): void {
    const looks = [...this.#looks];
    this.#looks.clear();
    for (const look of looks) look();
  }
}
