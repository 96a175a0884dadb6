import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogFile } from './log-file.mjs';

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

  test('remembers the last words for whoever must explain an end', () => {
    const log = new LogFile(join(folder, 'hub.log'));
    for (let n = 0; n < 50; n++) log.write(`line ${n}`);
    expect(log.lastLines.length).toBe(20);
    expect(log.lastLines.at(-1)).toBe('line 49');
    log.close();
  });
});
