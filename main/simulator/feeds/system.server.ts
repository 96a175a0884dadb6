import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** A command is some hundred bytes; the hub never sends more than a few kilobytes. */
const MOST_BYTES = 1_000_000;

/** One system's socket.io server on this machine's loopback. */
export class SystemServer {
  readonly #http: HttpServer;
  readonly io: Server;

  private constructor(http: HttpServer) {
    this.#http = http;
    this.io = new Server(http, {
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: MOST_BYTES,
      // A page of any site can open a socket to loopback, and says its origin; programs say none.
      allowRequest: (request, answer) => answer(null, request.headers.origin === undefined),
    });
  }

  /** Listens on a port, or on any free one when that is taken; 0 asks for any. */
  static async listen(port: number): Promise<SystemServer> {
    const http = createServer((_: IncomingMessage, response) => {
      response.writeHead(404).end();
    });
    try {
      await bind(http, port);
    } catch (error) {
      if (port === 0) throw error;
      await bind(http, 0);
    }
    return new SystemServer(http);
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return this.io.close();
  }
}

function bind(http: HttpServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject);
      resolve();
    });
  });
}
