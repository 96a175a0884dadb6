import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** A page that was built and is being served on loopback. */
export interface BuiltPage {
  url: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/**
 * Builds one page as the console itself is built, minified, and serves it: what is measured is what ships. `html` is
 * the page's path from the root of the repository.
 */
export async function buildPage(html: string): Promise<BuiltPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'signalbox-page-'));
  const input = fileURLToPath(new URL(`../../../${html}`, import.meta.url));
  const root = join(input, '..');
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2023', rolldownOptions: { input } },
  });
  const { url, close } = await serveFolder(outDir);
  return {
    url: `${url}/${input.slice(root.length + 1)}`,
    async close() {
      await close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** The console as it ships, in a folder of its own, for a hub to serve. */
export async function buildConsole(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-console-'));
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'renderer'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Serves a folder's files on loopback, on a port of the system's choice. */
export async function serveFolder(folder: string): Promise<BuiltPage> {
  const server = createServer((request, response) => {
    void (async () => {
      const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'));
      const file = join(folder, path === '/' ? 'index.html' : path);
      const found = await stat(file).catch(() => null);
      if (!file.startsWith(folder) || found?.isFile() !== true) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      });
      createReadStream(file).pipe(response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
