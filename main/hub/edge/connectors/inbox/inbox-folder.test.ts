import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InboxFolder } from './inbox-folder.ts';

let path: string;
let folder: InboxFolder;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'signalbox-inbox-'));
  folder = new InboxFolder(path);
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

/** Names of what lies still, with for how many looks. */
const look = async () => (await folder.look()).map(({ name, looks }) => [name, looks]);

describe('the folder of the inbox', () => {
  test('gives a file once it lies still, and says for how long', async () => {
    writeFileSync(join(path, 'a.edi'), 'ISA');
    expect(await look()).toEqual([]);
    expect(await look()).toEqual([['a.edi', 1]]);
    expect(await look()).toEqual([['a.edi', 2]]);
    appendFileSync(join(path, 'a.edi'), '*00');
    expect(await look()).toEqual([]);
    expect(await look()).toEqual([['a.edi', 1]]);
  });

  test('puts a file away under a name that is free', async () => {
    for (const n of [1, 2]) {
      writeFileSync(join(path, 'a.edi'), `file ${n}`);
      await folder.look();
      for (const file of await folder.look()) await folder.putAway(file);
    }
    expect(existsSync(join(path, 'done', 'a.edi'))).toBe(true);
    expect(existsSync(join(path, 'done', 'a (2).edi'))).toBe(true);
  });

  test('remembers what was taken and could not be put away, until something else lies there', async () => {
    writeFileSync(join(path, 'done'), '');
    writeFileSync(join(path, 'a.edi'), 'ISA');
    await folder.look();
    const [file] = await folder.look();
    expect(folder.isTaken(file!)).toBe(false);
    await expect(folder.putAway(file!)).rejects.toThrow('EEXIST');
    expect(folder.isTaken(file!)).toBe(true);
    writeFileSync(join(path, 'a.edi'), 'another one');
    await folder.look();
    await folder.look();
    expect(folder.isTaken(file!)).toBe(false);
  });
});
