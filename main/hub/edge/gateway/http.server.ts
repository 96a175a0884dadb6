import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import sirv from 'sirv';
import { Fault } from '#shared/vocabulary';
import { isOwnCaller, type SignIn } from '#engine/access';
import { safeHeaders } from './safe-headers.ts';

export interface HttpOptions {
  /** 0 lets the machine choose. */
  port: number;
  /** The built console; null where another server or protocol serves it. */
  consoleDir: string | null;
  /** Made once the port is known, since the cookie is named by it. */
  signInFor(port: number): SignIn;
}

export interface HttpDoor {
  server: Server;
  port: number;
  signIn: SignIn;
  close(): Promise<void>;
}

/**
 * The hub's only listening socket, on loopback: the console's files, `/open?code=` that trades a one-time code for the
 * cookie, and `/codes` where a holder of the token gets a fresh code (`signalbox open`).
 */
export async function openHttp(options: HttpOptions): Promise<HttpDoor> {
  // Looked up at each request: a console built anew beside a running hub must not leave it with a list of files that are
  // gone. A part of the build before is not there, and not the page: places are hashes, so the page has one address.
  const files = options.consoleDir ? sirv(options.consoleDir, { etag: true, dev: true }) : null;
  let door: HttpDoor | null = null;
  const server = createServer((request, response) => {
    if (!door || !isOwnCaller(callerOf(request), door.port)) return end(response, 403);
    for (const [name, value] of Object.entries(safeHeaders(door.port)))
      response.setHeader(name, value);
    answer(request, response, door, files);
  });
  const port = await listen(server, options.port);
  door = { server, port, signIn: options.signInFor(port), close: () => closed(server) };
  return door;
}

export function callerOf(request: IncomingMessage) {
  return { host: request.headers.host, origin: request.headers.origin };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  door: HttpDoor,
  files: ReturnType<typeof sirv> | null,
): void {
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${door.port}`);
  if (url.pathname === '/open') return openWith(url.searchParams.get('code') ?? '', response, door);
  if (url.pathname === '/codes') return giveCode(request, response, door);
  if (url.pathname === '/health') return end(response, 200, '{"ok":true}');
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
  if (!files) return end(response, 404);
  files(request, response, () => end(response, 404));
}

function openWith(code: string, response: ServerResponse, door: HttpDoor): void {
  const cookie = door.signIn.exchange(code);
  if (cookie === null) {
    const words =
      'This address was used already or is too old. Run `npm run signalbox -- open` for a fresh one.';
    return end(response, 410, words, 'text/plain; charset=utf-8');
  }
  response.setHeader(
    'set-cookie',
    `${door.signIn.cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`,
  );
  response.setHeader('location', '/');
  end(response, 303);
}

function giveCode(request: IncomingMessage, response: ServerResponse, door: HttpDoor): void {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (request.method !== 'POST' || !door.signIn.admitsToken(token)) return end(response, 403);
  end(response, 200, JSON.stringify({ address: addressWithCode(door) }));
}

/** An address that opens the console once. */
export function addressWithCode(door: HttpDoor): string {
  return `http://127.0.0.1:${door.port}/open?code=${door.signIn.mintCode()}`;
}

function end(response: ServerResponse, status: number, body = '', type = 'application/json'): void {
  response.statusCode = status;
  if (body) response.setHeader('content-type', type);
  response.end(body);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      const words = inUse
        ? `Port ${port} is in use by another program. Choose another with --port.`
        : `The hub cannot listen on port ${port}: ${error.message}.`;
      reject(
        new Fault(inUse ? 'gateway.portInUse' : 'gateway.listen', words, { retryable: false }),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
