import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');

let folder: string;
beforeEach(() => {
  // Inside a real room, since what a file may do depends on where it stands.
  folder = mkdtempSync(join(ROOT, 'main/hub/engine/kernel/.lint-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What Oxlint with our plugin says of a file, as `line: message`. */
async function lint(name: string, text: string): Promise<string[]> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const config = join(folder, 'oxlintrc.json');
  writeFileSync(
    config,
    JSON.stringify({
      plugins: [],
      categories: { correctness: 'off' },
      jsPlugins: [join(ROOT, 'main/start/rules/plugin.mjs')],
      rules: { 'house/rooms': 'error', 'house/purity': 'error', 'house/say-why': 'error' },
    }),
  );
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  const args = [oxlint, '-c', config, '--disable-nested-config', '-f', 'json', file];
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, args, { cwd: ROOT }, (_, stdout) => done(stdout));
  });
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: { message: string; labels: { span: { line: number } }[] }[];
  };
  return diagnostics.map(({ message, labels }) => `${labels[0]?.span.line}: ${message}`).toSorted();
}

describe('the lint of the house', () => {
  test('keeps time, chance, effects and Node out of a pure file', async () => {
    const text = [
      `import { readFileSync } from 'node:fs';`,
      `export const at = Date.now();`,
      `export const day = new Date();`,
      `export const luck = Math.random();`,
      `export const later = () => setTimeout(at, 1);`,
      'export const sql = `select now() from t`;',
      `export const fine = new Date(0).toISOString() + Date.parse('2026-01-01') + Math.max(1, 2) + readFileSync;`,
    ];
    expect(await lint('stock.decide.ts', text.join('\n'))).toEqual([
      '1: a pure file imports node:fs here: take it as an argument (Clock, Random, Ids)',
      '2: Date.now here: take it as an argument (Clock, Random, Ids)',
      '3: new Date() here: take it as an argument (Clock, Random, Ids)',
      '4: Math.random here: take it as an argument (Clock, Random, Ids)',
      '5: a pure file uses setTimeout here: take it as an argument (Clock, Random, Ids)',
      '6: SQL asks the database for now(): bind a parameter',
    ]);
  });

  test('lets a shell file of the hub use timers and files, but not the machine’s clock', async () => {
    const text = [
      `import { randomUUID } from 'node:crypto';`,
      `export const id = () => setTimeout(randomUUID, performance.now());`,
    ];
    expect(await lint('stock.job.ts', text.join('\n'))).toEqual([
      '1: randomUUID here: take it as an argument (Clock, Random, Ids)',
      '2: performance.now here: take it as an argument (Clock, Random, Ids)',
    ]);
  });

  test('sees an import of any kind, types too', async () => {
    const text = [
      `import type { Position } from '#operations/stock';`,
      `export * from '#operations/orders';`,
      `export const later = () => import('electron');`,
    ];
    expect(await lint('stock.job.ts', text.join('\n'))).toEqual([
      '1: main/hub/engine/kernel may not enter main/hub/operations/stock',
      '2: main/hub/engine/kernel may not enter main/hub/operations/orders',
      '3: main/hub/engine/kernel may not use the package electron: enter it in rooms.config.ts if it belongs here',
    ]);
  });

  test('wants a reason where a rule is turned off', async () => {
    const text = [
      `// oxlint-disable-next-line no-var`,
      `// oxlint-disable-next-line no-var -- the page of 1998 needs it`,
      `// @ts-expect-error`,
      `export const one = 1;`,
    ];
    expect(await lint('stock.job.ts', text.join('\n'))).toEqual([
      '1: say why, in this line, after `--`',
      '3: say why, in this line, after `--`',
    ]);
  });
});
