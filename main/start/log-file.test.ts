import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogFile } from './log-file.mjs';
import { StartFault } from './start-fault.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a log', () => {
  test('turns over before it is fuller than allowed, and keeps three of its predecessors', () => {
    const log = new LogFile(join(folder, 'hub.log'), 20);
    for (let n = 10; n < 30; n++) log.write(`line ${n}`);
    log.close();
    expect(readdirSync(folder).toSorted()).toEqual([
      'hub.log',
      'hub.log.1',
      'hub.log.2',
      'hub.log.3',
    ]);
    expect(readFileSync(join(folder, 'hub.log'), 'utf8')).toBe('line 28\nline 29\n');
    expect(readFileSync(join(folder, 'hub.log.3'), 'utf8')).toBe('line 22\nline 23\n');
  });

  test('goes on where it was after a restart', () => {
    for (const words of ['one', 'two']) {
      const log = new LogFile(join(folder, 'hub.log'));
      log.write(words);
      log.close();
    }
    expect(readFileSync(join(folder, 'hub.log'), 'utf8')).toBe('one\ntwo\n');
  });

  test('that cannot be turned over never writes into a file that is not its own', () => {
    mkdirSync(join(folder, 'logs'));
    const log = new LogFile(join(folder, 'logs', 'hub.log'), 20);
    log.write('line 10');
    rmSync(join(folder, 'logs'), { recursive: true });
    log.write('a line that needs a new file');
    const other = openSync(join(folder, 'other'), 'w');
    log.write('line 12');
    closeSync(other);
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('');
    log.close();
  });

  test('whose place cannot be written says so in a sentence', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => new LogFile(join(folder, 'file', 'hub.log'))).toThrow(StartFault);
  });

  test('remembers the last words for whoever must explain an end', () => {
    const log = new LogFile(join(folder, 'hub.log'));
    for (let n = 0; n < 50; n++) log.write(`line ${n}`);
    expect(log.lastLines.length).toBe(20);
    expect(log.lastLines.at(-1)).toBe('line 49');
    log.close();
  });
});
