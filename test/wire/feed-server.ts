import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { CommandEnvelope, Credit, Hello, ReplayRequest, Welcome } from '#shared/contracts';

const BATCH = 100;

/** A feed of a test: what it holds, and what a bad line makes of it. */
export class ServedFeed {
  readonly source: string;
  epoch = 1;
  cadenceMs = 60_000;
  oldest = 1;
  /** Everything that the source recorded, by place: the event of sequence n stands at n − 1. */
  readonly events: object[] = [];
  /** What is put on the wire for an event; the identity when the line is good. */
  distort: (event: object, replay: boolean) => unknown[] = (event) => [event];
  readonly commands: CommandEnvelope[] = [];
  /** Whether commands are taken by the socket. */
  takesCommands = true;
  readonly hellos: Hello[] = [];
  readonly replays: ReplayRequest[] = [];
  /** The cursor that the hub last called safe. */
  safe = 0;
  #socket: Socket | null = null;
  #next = 1;
  #credit = 0;
  #head = 0;
  #again: { from: number; to: number }[] = [];

  constructor(source: string) {
    this.source = source;
  }

  get isConnected(): boolean {
    return this.#socket !== null;
  }

  /** Records events and sends them as credit allows. */
  append(...events: object[]): void {
    this.events.push(...events);
    this.#pump();
  }

  /** Puts anything on the wire, recorded or not. */
  sendRaw(...events: unknown[]): void {
    this.#socket?.emit('batch', { epoch: this.epoch, replay: false, events });
  }

  disconnect(): void {
    this.#socket?.disconnect(true);
    this.#socket = null;
  }

  attach(socket: Socket): void {
    this.#socket = socket;
    socket.on('disconnect', () => {
      if (this.#socket === socket) this.#socket = null;
    });
    socket.on('hello', (hello: Hello, answer: (welcome: Welcome) => void) => {
      this.hellos.push(hello);
      this.#head = this.events.length;
      this.#next = (hello.epoch === this.epoch ? hello.cursor : 0) + 1;
      this.#next = Math.max(this.#next, this.oldest);
      this.#credit = hello.credit;
      this.#again = [];
      answer({
        source: this.source,
        epoch: this.epoch,
        head: this.#head,
        oldest: this.events.length === 0 ? 0 : this.oldest,
        cadenceMs: this.cadenceMs,
      });
      this.#pump();
    });
    socket.on('credit', ({ cursor, credit }: Credit) => {
      this.safe = cursor;
      this.#credit += credit;
      this.#pump();
    });
    socket.on('replay', (range: ReplayRequest) => {
      this.replays.push(range);
      this.#again.push({ ...range });
      this.#pump();
    });
    socket.on('command', (command: CommandEnvelope, answer: (taken: unknown) => void) => {
      this.commands.push(command);
      if (this.takesCommands) answer({ ok: true, value: null });
    });
  }

  /** Sends what there is, as far as credit goes. */
  #pump(): void {
    for (;;) {
      const again = this.#again[0];
      if (again) {
        const sent = this.#send(again.from, Math.min(again.to, this.events.length), true);
        again.from += sent;
        if (again.from > again.to || again.from > this.events.length) this.#again.shift();
        if (sent === 0) return;
        continue;
      }
      const sent = this.#send(this.#next, this.events.length, this.#next <= this.#head);
      this.#next += sent;
      if (sent === 0) return;
    }
  }

  #send(from: number, to: number, replay: boolean): number {
    const count = Math.min(to - from + 1, this.#credit, BATCH);
    if (count <= 0 || !this.#socket) return 0;
    const wire = this.events
      .slice(from - 1, from - 1 + count)
      .flatMap((event) => this.distort(event, replay));
    this.#credit -= wire.length;
    if (wire.length > 0) this.#socket.emit('batch', { epoch: this.epoch, replay, events: wire });
    return count;
  }
}

/** Feeds of a test behind one real socket.io server, speaking shared/contracts/feed.ts. */
export class FeedServer {
  readonly #http: HttpServer;
  readonly #io: Server;
  readonly #feeds = new Map<string, ServedFeed>();

  private constructor(http: HttpServer, io: Server) {
    this.#http = http;
    this.#io = io;
  }

  static async listen(): Promise<FeedServer> {
    const http = createServer();
    const io = new Server(http, { perMessageDeflate: false, serveClient: false });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return new FeedServer(http, io);
  }

  /** The feed of a source, served from now on. */
  feed(source: string): ServedFeed {
    let feed = this.#feeds.get(source);
    if (!feed) {
      const served = new ServedFeed(source);
      this.#feeds.set(source, served);
      this.#io.of(`/${source}`).on('connection', (socket) => served.attach(socket));
      feed = served;
    }
    return feed;
  }

  url(source: string): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/${source}`;
  }

  async close(): Promise<void> {
    await this.#io.close();
  }
}
