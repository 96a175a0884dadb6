import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { consoleFile, consolePolicy } from './console-files.ts';
import { CONSOLE_SCHEME } from './console-origin.ts';

/** Must run before the application is ready: Chromium then treats the console's protocol as a secure origin. */
export function declareConsoleProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: CONSOLE_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built console over its own protocol, under the policy of what it may load. */
export function serveConsole(folder: string, hubUrl: () => string): void {
  protocol.handle(CONSOLE_SCHEME, async (request) => {
    const file = request.method === 'GET' ? consoleFile(request.url, folder) : null;
    if (file === null) return new Response(null, { status: 404 });
    const found = await net.fetch(pathToFileURL(file).href).catch(() => null);
    if (found === null) return new Response(null, { status: 404 });
    const headers = new Headers(found.headers);
    headers.set('content-security-policy', consolePolicy(hubUrl()));
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    return new Response(found.body, { status: found.status, headers });
  });
}
