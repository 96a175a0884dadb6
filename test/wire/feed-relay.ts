import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';

/** What stands in a batch for an event, as a contract's envelope. */
export interface RelayedEvent {
  type: string;
  data: object;
}

/**
 * Stands between the hub and the feeds of a server, and passes everything on both ways: hello, credit, commands, batches.
 * What an event says can be changed on its way, the same each time that it is told.
 */
export class FeedRelay {
  readonly #http: HttpServer;
  readonly #io: Server;
  /** What goes on in place of an event; the identity unless a test says otherwise. */
  distort: (source: string, event: RelayedEvent) => RelayedEvent = (_source, event) => event;

  private constructor(http: HttpServer, server: Server) {
    this.#http = http;
    this.#io = server;
  }

  /** Relays these feeds of a server. */
  static async listen(
    server: { url(source: string): string },
    sources: readonly string[],
  ): Promise<FeedRelay> {
    const http = createServer();
    const relay = new FeedRelay(
      http,
      new Server(http, { perMessageDeflate: false, serveClient: false, maxHttpBufferSize: 1e8 }),
    );
    for (const source of sources)
      relay.#io
        .of(`/${source}`)
        .on('connection', (hub) => relay.#join(source, hub, server.url(source)));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  url(source: string): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/${source}`;
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  #join(source: string, hub: Socket, url: string): void {
    const feed = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
    hub.onAny((name: string, ...said: unknown[]) => feed.emit(name, ...said));
    feed.onAny((name: string, ...said: unknown[]) => {
      const [batch] = said as [{ events?: RelayedEvent[] } | undefined];
      if (name === 'batch' && batch?.events)
        batch.events = batch.events.map((event) => this.distort(source, event));
      hub.emit(name, ...said);
    });
    hub.on('disconnect', () => feed.close());
    feed.on('disconnect', () => hub.disconnect(true));
  }
}
