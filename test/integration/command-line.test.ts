import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { expect, test } from 'vitest';
import { CONSOLE_NAMESPACE } from '#shared/protocol';
import { claimFolder } from '#start';

/** What a person reads on standard error of the command line. */
function said(...args: string[]): Promise<string[]> {
  const main = join(import.meta.dirname, '../../main/cli/signalbox.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (_error, _stdout, stderr) =>
      resolve(stderr.trim().split('\n')),
    );
  });
}

test('a hub that goes away while it is asked is said in a sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-sim-'));
  const http = createServer();
  const server = new Server(http, { serveClient: false });
  server.of(CONSOLE_NAMESPACE).on('connection', (socket) => {
    socket.on('act', () => socket.disconnect(true));
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const claim = claimFolder(folder, 'secret');
  claim.update({ address: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
  expect(await said('sim', 'rate', '600', '--data-dir', folder)).toEqual([
    expect.stringMatching(/^The hub at .* took it and did not answer .*; it may have been done\.$/),
  ]);
  claim.release();
  await server.close();
  rmSync(folder, { recursive: true });
});
