import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimFolder, runningInstance } from './instance.mjs';
import { identityOf } from './process-identity.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-instance-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that has lived and is no more. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function writeLock(owner: { pid: number; identity: string }, children = {}): void {
  const instance = { owner, children, address: 'http://127.0.0.1:1', token: 'old' };
  writeFileSync(join(folder, 'instance.json'), JSON.stringify(instance));
}

describe('the claim on a data folder', () => {
  test('tells this user’s programs where the hub is, until it is released', () => {
    const claim = claimFolder(folder, 'secret');
    claim.update({ address: 'http://127.0.0.1:4780' });
    expect(runningInstance(folder)).toMatchObject({
      address: 'http://127.0.0.1:4780',
      token: 'secret',
    });
    claim.release();
    expect(runningInstance(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused to a second one, with the holder’s process and address', () => {
    claimFolder(folder, 'secret').update({ address: 'http://127.0.0.1:4780' });
    expect(() => claimFolder(folder, 'other')).toThrow(
      `Signalbox already runs on ${folder} (process ${process.pid}) at http://127.0.0.1:4780. `,
    );
    expect(runningInstance(folder)?.token).toBe('secret');
  });

  test('is taken over from a dead holder, whose living children are named', () => {
    const child = { pid: process.ppid, identity: identityOf(process.ppid) ?? '' };
    writeLock(
      { pid: deadPid(), identity: 'gone' },
      { hub: child, simulator: { pid: deadPid(), identity: 'gone' } },
    );
    expect(claimFolder(folder, 'secret').leftBehind).toEqual([child]);
    expect(runningInstance(folder)?.token).toBe('secret');
  });

  test('is not kept by a process that has got the dead holder’s number', () => {
    writeLock({ pid: process.ppid, identity: 'a start of long ago' });
    expect(runningInstance(folder)).toBeNull();
    claimFolder(folder, 'secret');
    expect(runningInstance(folder)?.owner.pid).toBe(process.pid);
  });

  test('does not end a running start when its disk is full or gone', () => {
    const claim = claimFolder(folder, 'secret');
    rmSync(folder, { recursive: true });
    expect(() => claim.update({ address: 'http://127.0.0.1:4780' })).not.toThrow();
    claim.release();
  });

  test('is taken over from a lock that cannot be read', () => {
    writeFileSync(join(folder, 'instance.json'), '{"owner":');
    claimFolder(folder, 'secret');
    expect(JSON.parse(readFileSync(join(folder, 'instance.json'), 'utf8')).token).toBe('secret');
  });
});
