import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findElectron } from './electron.mjs';

let root: string;
let dataDir: string;
let electron: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'signalbox-electron-'));
  dataDir = join(root, 'data');
  electron = join(root, 'node_modules', 'electron');
  mkdirSync(electron, { recursive: true });
  mkdirSync(dataDir);
  writeFileSync(join(electron, 'package.json'), '{"version":"45.4.1"}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** An installer that counts its calls in a file and then does `act`. */
function installer(act: string): void {
  const count = `require('fs').appendFileSync('calls', '.');`;
  writeFileSync(join(electron, 'install.js'), `${count}\n${act}`);
}

const calls = () => readFileSync(join(electron, 'calls'), 'utf8').length;

const INSTALL = `const fs = require('fs');
fs.mkdirSync('dist');
fs.writeFileSync('dist/version', 'v45.4.1');
fs.writeFileSync('dist/electron', '');
fs.writeFileSync('path.txt', 'electron');`;

describe('Electron’s binary', () => {
  test('is fetched by its own installer, and found from then on', async () => {
    installer(INSTALL);
    const found = { binary: join(electron, 'dist', 'electron') };
    expect(await findElectron(root, dataDir)).toEqual(found);
    expect(await findElectron(root, dataDir)).toEqual(found);
    expect(calls()).toBe(1);
  });

  test('is tried once: the reason of the failure is remembered', async () => {
    installer(`console.error('RequestError: getaddrinfo ENOTFOUND'); process.exit(1);`);
    expect(await findElectron(root, dataDir)).toEqual({
      missing: 'its binary could not be fetched (RequestError: getaddrinfo ENOTFOUND)',
    });
    expect(await findElectron(root, dataDir)).toEqual({
      missing: 'its binary could not be fetched before (RequestError: getaddrinfo ENOTFOUND)',
    });
    expect(calls()).toBe(1);
  });

  test('is tried again for another version', async () => {
    installer('process.exit(1);');
    await findElectron(root, dataDir);
    writeFileSync(join(electron, 'package.json'), '{"version":"45.4.2"}');
    await findElectron(root, dataDir);
    expect(calls()).toBe(2);
  });

  test('is no reason to end a start whose disk cannot take the memory of the attempt', async () => {
    installer('process.exit(1);');
    rmSync(dataDir, { recursive: true });
    expect(await findElectron(root, dataDir)).toEqual({
      missing: 'its binary could not be fetched (no reason given)',
    });
  });

  test('is not waited for longer than told', async () => {
    installer('setInterval(() => {}, 1000);');
    expect(await findElectron(root, dataDir, { fetchMs: 300 })).toEqual({
      missing: 'its binary could not be fetched (not within 0.3 s)',
    });
  });
});
