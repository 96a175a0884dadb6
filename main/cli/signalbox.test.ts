import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a person reads, and the exit code. */
function signalbox(...args: string[]): { said: string[]; status: number | null } {
  const main = join(import.meta.dirname, 'signalbox.ts');
  const { stderr, status } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  return { said: stderr.trim().split('\n'), status };
}

describe('signalbox restore', () => {
  test('says in one sentence that a folder is not its own', () => {
    writeFileSync(join(folder, 'thesis.doc'), '');
    const { said, status } = signalbox('restore', 'some.backup', '--data-dir', folder);
    expect({ said, status }).toEqual({
      said: [expect.stringMatching(/holds other files and no signalbox\.json/)],
      status: 1,
    });
  });

  test('takes the damaged folder that a start sends to it', () => {
    writeFileSync(join(folder, 'signalbox.json'), '{"format":');
    const { said, status } = signalbox('restore', join(folder, 'none'), '--data-dir', folder);
    expect({ said: said.at(-1), status }).toEqual({
      said: `There is no file ${join(folder, 'none')}.`,
      status: 1,
    });
  });
});
