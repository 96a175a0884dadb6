import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentStamp } from './content-stamp.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'signalbox-stamp-'));
  mkdirSync(join(root, 'renderer', 'ui'), { recursive: true });
  writeFileSync(join(root, 'renderer', 'ui', 'tokens.ts'), 'a');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const stamp = () => contentStamp(root, ['renderer', 'vite.config.ts']);

describe('the stamp of what is built', () => {
  test('stays when files are touched, or their tests change', () => {
    const before = stamp();
    utimesSync(join(root, 'renderer/ui/tokens.ts'), 1, 1);
    writeFileSync(join(root, 'renderer/ui/tokens.test.ts'), 'test');
    mkdirSync(join(root, 'renderer/dist'));
    writeFileSync(join(root, 'renderer/dist/built.js'), 'built');
    expect(stamp()).toBe(before);
  });

  test('changes with a content, a name, a new file and a file that comes to be', () => {
    const seen = new Set([stamp()]);
    writeFileSync(join(root, 'renderer/ui/tokens.ts'), 'b');
    seen.add(stamp());
    renameSync(join(root, 'renderer/ui/tokens.ts'), join(root, 'renderer/ui/colours.ts'));
    seen.add(stamp());
    writeFileSync(join(root, 'renderer/ui/empty.ts'), '');
    seen.add(stamp());
    writeFileSync(join(root, 'vite.config.ts'), '');
    seen.add(stamp());
    expect(seen.size).toBe(5);
  });
});
