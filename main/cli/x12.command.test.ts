import { describe, expect, test } from 'vitest';
import { x12Command } from './x12.command.ts';

const HEADER =
  'ISA*00*          *00*          *ZZ*ACME           *ZZ*NORTHERN       *260615*0930*U*00401*000000101*0*P*>~';
const RIGHT = `${HEADER}GS*PO*A*B*20260615*0930*7*X*004010~ST*850*0001~SE*2*0001~GE*1*7~IEA*1*000000101~`;

async function run(args: string[], files: Record<string, string>) {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await x12Command(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw Object.assign(new Error('ENOENT: open'), { code: 'ENOENT' });
      return new TextEncoder().encode(text);
    },
  });
  return { exitCode, out, err };
}

describe('signalbox x12 check', () => {
  test('prints one JSON line a file and ends with 0 when all are ok', async () => {
    const { exitCode, out, err } = await run(['check', 'a.edi', 'b.edi', '--json'], {
      'a.edi': RIGHT,
      'b.edi': RIGHT,
    });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: [] });
    expect(out.map((line) => JSON.parse(line))).toEqual(
      ['a.edi', 'b.edi'].map((file) => ({
        file,
        ok: true,
        interchanges: 1,
        groups: 1,
        sets: { '850': 1 },
        segments: 2,
        faults: [],
        warnings: [],
      })),
    );
  });

  test('ends with 1 when a file has faults, and says which', async () => {
    const { exitCode, out } = await run(['check', 'a.edi'], {
      'a.edi': RIGHT.replace('SE*2*', 'SE*3*'),
    });
    expect(exitCode).toBe(1);
    expect(out).toEqual([
      'a.edi: not ok (1 interchanges, 1 groups, 2 segments; 1 × 850)',
      '  fault se01.count at segment 4: SE01 says 3, set 850 0001 has 2 segments',
    ]);
  });

  test('a file that cannot be read is named, the others are checked, and it ends with 2', async () => {
    const { exitCode, out, err } = await run(['check', 'gone.edi', 'a.edi', '--json'], {
      'a.edi': RIGHT,
    });
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: ['cannot read gone.edi: no such file'] });
    expect(out).toHaveLength(1);
  });

  test('wrong usage is answered with the right one', async () => {
    for (const args of [[], ['check'], ['read', 'a.edi'], ['check', 'a.edi', '--xml']]) {
      const { exitCode, out, err } = await run(args, { 'a.edi': RIGHT });
      expect({ exitCode, out }).toEqual({ exitCode: 2, out: [] });
      expect(err.at(-1)).toBe('usage: signalbox x12 check FILE… [--json]');
    }
  });

  test('a file whose name begins with dashes comes after --', async () => {
    const { exitCode } = await run(['check', '--json', '--', '--odd.edi'], { '--odd.edi': RIGHT });
    expect(exitCode).toBe(0);
  });

  test('control characters of a file are shown and not obeyed', async () => {
    const { out } = await run(['check', 'a.edi'], { 'a.edi': `${RIGHT}\u001B[2Jgone` });
    expect(out.at(-1)).toContain('\\x1b[2Jgone');
  });
});
