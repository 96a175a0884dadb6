import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openElectronWindow } from './electron-window.mjs';
import { LogFile } from './log-file.mjs';
import { identityOf } from './process-identity.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-window-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A binary that says it is ready and does not hear when it is told to end. */
function deafBinary(): string {
  const binary = join(folder, 'electron');
  const pidFile = join(folder, 'pid');
  writeFileSync(
    binary,
    `#!/bin/sh\ntrap '' TERM\necho $$ > ${pidFile}\necho '{"ready":true}'\nwhile :; do sleep 1; done\n`,
  );
  chmodSync(binary, 0o755);
  return binary;
}

describe.skipIf(process.platform === 'win32')('the window of Electron', () => {
  test('that does not end when it is told is ended with all that belongs to it', async () => {
    const log = new LogFile(join(folder, 'console.log'));
    const window = openElectronWindow({
      binary: deafBinary(),
      root: folder,
      environment: {},
      log,
    });
    await window.opened;
    while (!existsSync(join(folder, 'pid'))) await wait(10);
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    expect(identityOf(pid)).not.toBeNull();
    window.kill();
    await window.closed;
    for (let n = 0; n < 100 && identityOf(pid) !== null; n++) await wait(10);
    const left = identityOf(pid) !== null;
    if (left) process.kill(pid, 'SIGKILL');
    expect(left).toBe(false);
    log.close();
  });
});
