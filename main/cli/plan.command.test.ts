import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { planExample } from '#kit';
import { planCommand } from './plan.command.ts';

async function run(args: string[], files: Record<string, string | Uint8Array> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await planCommand(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    readFile: async (path) => {
      const bytes = files[path];
      if (bytes === undefined) throw Object.assign(new Error('ENOENT: open'), { code: 'ENOENT' });
      return typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    },
  });
  return { exitCode, out, err };
}

const EXAMPLE = JSON.stringify(planExample());

describe('signalbox plan', () => {
  test('prints one plan as JSON, from a plain file or a packed one', async () => {
    for (const file of [EXAMPLE, gzipSync(EXAMPLE)]) {
      const { exitCode, out, err } = await run(['plan.json', '--json'], { 'plan.json': file });
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: [] });
      expect(out.map((line) => JSON.parse(line))).toEqual([
        expect.objectContaining({ format: 'signalbox-plan', objectiveMinor: 27_380 }),
      ]);
    }
  });

  test('prints lanes and costs for people', async () => {
    const { exitCode, out } = await run(['plan.json'], { 'plan.json': EXAMPLE });
    expect(exitCode).toBe(0);
    expect(out).toContain('CMH → ATL  1 of 2      2  71 %  USD 193          USD 610');
    expect(out).toContain('Doing nothing   USD 691');
  });

  test('says what is wrong with a file that is no instance', async () => {
    const twice = JSON.stringify({ ...planExample(), sites: [{ id: 'A' }] });
    for (const [file, said] of [
      ['{', 'plan.json is refused, planInstance.unreadable'],
      [
        twice,
        'plan.json is refused, planInstance.field: sites[0].dockOutPallets, no whole number from 0',
      ],
      [gzipSync(EXAMPLE).subarray(0, 60), 'plan.json is refused, planInstance.unreadable'],
    ] as const)
      expect(await run(['plan.json', '--json'], { 'plan.json': file })).toEqual({
        exitCode: 2,
        out: [],
        err: [said],
      });
    expect((await run(['gone.json'])).err).toEqual(['cannot read gone.json: no such file']);
  });

  test.each([
    [[]],
    [['a', 'b']],
    [['a', '--gap', 'small']],
    [['a', '--seconds', '0']],
    [['a', '--fast']],
  ])('answers %j with its usage', async (args) => {
    expect(await run(args, { a: EXAMPLE })).toEqual({
      exitCode: 2,
      out: [],
      err: ['usage: signalbox plan FILE [--json] [--seconds 60] [--gap 0.001]'],
    });
  });
});
