import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultDataFolder, openDataFolder } from './data-folder.mjs';

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'signalbox-data-'));
  folder = join(parent, 'deep', 'data');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('the data folder', () => {
  test('stands where the platform keeps a user’s data', () => {
    expect(defaultDataFolder('linux', {}, '/home/rosa')).toBe('/home/rosa/.local/share/signalbox');
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/rosa')).toBe(
      '/data/signalbox',
    );
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '' }, '/home/rosa')).toBe(
      '/home/rosa/.local/share/signalbox',
    );
    expect(defaultDataFolder('darwin', {}, '/Users/rosa')).toBe(
      '/Users/rosa/Library/Application Support/Signalbox',
    );
  });

  test('is made with its inbox, and opens again', () => {
    openDataFolder(folder, '0.1.0');
    expect(readdirSync(folder).toSorted()).toEqual(['inbox', 'logs', 'signalbox.json']);
    openDataFolder(folder, '0.2.0');
    expect(JSON.parse(readFileSync(join(folder, 'signalbox.json'), 'utf8'))).toEqual({
      format: 1,
      createdBy: '0.1.0',
    });
  });

  test('may hold files for the inbox before its first start', () => {
    mkdirSync(join(folder, 'inbox'), { recursive: true });
    writeFileSync(join(folder, 'inbox', '850.edi'), 'ISA…');
    openDataFolder(folder, '0.1.0');
    expect(readdirSync(join(folder, 'inbox'))).toEqual(['850.edi']);
  });

  test('whose first start found no room can be opened when there is some', () => {
    const script = `import { openDataFolder } from '${import.meta.dirname}/data-folder.mjs'; openDataFolder(process.argv[1], '0.1.0');`;
    const noRoom = `ulimit -f 0; "${process.execPath}" --input-type=module -e "$1" "$2"`;
    const first = spawnSync('sh', ['-c', noRoom, 'sh', script, folder], { encoding: 'utf8' });
    expect(first.status).not.toBe(0);
    openDataFolder(folder, '0.1.0');
  });

  test('whose mark is damaged is refused, but to who restores it', () => {
    openDataFolder(folder, '0.1.0');
    writeFileSync(join(folder, 'signalbox.json'), '{"format":');
    expect(() => openDataFolder(folder, '0.1.0')).toThrow(/is damaged/);
    openDataFolder(folder, '0.1.0', 'restored');
    openDataFolder(folder, '0.1.0');
  });

  test('is refused when a newer Signalbox wrote it', () => {
    openDataFolder(folder, '0.1.0');
    writeFileSync(join(folder, 'signalbox.json'), '{"format":2}');
    expect(() => openDataFolder(folder, '0.1.0')).toThrow(
      /was written by a newer Signalbox \(format 2/,
    );
  });

  test('is refused when a part of its path is a file', () => {
    writeFileSync(join(parent, 'deep'), '');
    expect(() => openDataFolder(folder, '0.1.0')).toThrow(/a part of its path is a file/);
  });
});
