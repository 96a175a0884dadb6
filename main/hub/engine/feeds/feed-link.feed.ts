import { io, type Socket } from 'socket.io-client';
import type { Cancel, Machine, Random } from '#engine/clock';
import {
  batch,
  welcome,
  type Batch,
  type Credit,
  type Hello,
  type Welcome,
} from '#shared/contracts';
import type { CommandEnvelope, ReplayRequest } from '#shared/contracts';
import { backOffMs } from './back-off.ts';

/** A hello is answered from memory; a system that takes longer is not well. */
const HELLO_MS = 10_000;

export interface LinkOptions {
  url: string;
  machine: Machine;
  random: Random;
  /** What to say when the line is up; resolves once everything received before is settled. */
  hello(): Promise<Hello>;
  onWelcome(welcome: Welcome): void;
  onBatch(batch: Batch): void;
  /** The line is down, and will be tried again after `retryMs` machine ms. */
  onLost(why: string, retryMs: number): void;
}

/** A line to a feed, whatever it runs over: a socket, or a folder of files in this process. */
export type FeedLine = Pick<
  FeedLink,
  | 'isOpen'
  | 'failures'
  | 'connect'
  | 'reconnect'
  | 'credit'
  | 'replay'
  | 'command'
  | 'fail'
  | 'close'
>;

/**
 * The socket to one feed: connects, says hello, and after each loss comes back with a growing wait. It never gives up,
 * because a feed that is away for a day must not need a person to be read again.
 */
export class FeedLink {
  readonly #options: LinkOptions;
  #socket: Socket | null = null;
  #cancelRetry: Cancel = () => {};
  #failures = 0;
  #open = false;
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Whether hello was answered and the line is up. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** How many tries in a row have failed. */
  get failures(): number {
    return this.#failures;
  }

  connect(): void {
    if (this.#closed) return;
    this.#cancelRetry();
    this.#drop();
    const socket = io(this.#options.url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      perMessageDeflate: { threshold: Infinity },
    });
    this.#socket = socket;
    const lost = (why: string): void => {
      if (this.#socket === socket) this.#lost(why);
    };
    socket.on('connect_error', (error) => lost(error.message));
    socket.on('disconnect', (reason) => lost(reason));
    socket.on('batch', (message: unknown) => {
      const parsed = batch.safeParse(message);
      if (parsed.success) this.#options.onBatch(parsed.data);
      else lost('sent a batch that keeps no contract');
    });
    socket.on('connect', () => void this.#greet(socket, lost));
  }

  credit(message: Credit): void {
    if (this.#open) this.#socket?.emit('credit', message);
  }

  replay(message: ReplayRequest): void {
    if (this.#open) this.#socket?.emit('replay', message);
  }

  /** Puts a command on the wire; true when the target's socket has taken it. */
  async command(message: CommandEnvelope, timeoutMs: number): Promise<boolean> {
    if (!this.#open || !this.#socket) return false;
    try {
      await this.#socket.timeout(timeoutMs).emitWithAck('command', message);
      return true;
    } catch {
      return false;
    }
  }

  /** The source broke the contract of the line itself: it is left, and tried again after a wait. */
  fail(why: string): void {
    this.#lost(why);
  }

  /** Ends the line at once, to begin it anew. */
  reconnect(): void {
    this.#failures = 0;
    this.connect();
  }

  close(): void {
    this.#closed = true;
    this.#cancelRetry();
    this.#drop();
  }

  async #greet(socket: Socket, lost: (why: string) => void): Promise<void> {
    const hello = await this.#options.hello();
    if (this.#socket !== socket || !socket.connected) return;
    // A callback and no promise: the first batch may stand right behind the welcome, in the same turn.
    socket.timeout(HELLO_MS).emit('hello', hello, (late: Error | null, answer: unknown) => {
      if (this.#socket !== socket) return;
      if (late) return lost('did not answer our hello');
      const parsed = welcome.safeParse(valueOf(answer));
      if (!parsed.success)
        return lost(`refused our hello: ${JSON.stringify(answer)}`.slice(0, 500));
      this.#open = true;
      this.#failures = 0;
      this.#options.onWelcome(parsed.data);
    });
  }

  #lost(why: string): void {
    this.#drop();
    if (this.#closed) return;
    const retryMs = backOffMs(this.#failures++, this.#options.random);
    const { machine } = this.#options;
    this.#cancelRetry = machine.schedule(machine.machineNow() + retryMs, () => this.connect());
    this.#options.onLost(why, retryMs);
  }

  #drop(): void {
    this.#open = false;
    const socket = this.#socket;
    this.#socket = null;
    socket?.removeAllListeners();
    socket?.disconnect();
  }
}

/** The welcome itself, or the value of a result that says ok. */
function valueOf(answer: unknown): unknown {
  const told = answer as { ok?: unknown; value?: unknown } | null;
  return typeof told === 'object' && told?.ok === true ? told.value : answer;
}
