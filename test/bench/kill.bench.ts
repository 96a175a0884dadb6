import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atLeast, atMost, type BenchRow } from './bench-row.ts';

interface Kill {
  step: string;
  cut: string;
  resumedMs: number;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const KILLS = 60;
const RESUMED_WITHIN_S = 5;

/**
 * kill -9 of the hub at ten steps of a transfer, at six points each: the test that proves that nothing is lost or
 * doubled, with how long each took to be where it was. Its table goes to standard error, a row a step.
 */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-kills-'));
  const file = join(folder, 'kills.json');
  try {
    await tested(file);
    const kills = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Kill);
    print(kills);
    const slowestS = Math.max(...kills.map(({ resumedMs }) => resumedMs)) / 1_000;
    return [
      atLeast(
        'kill -9 of the hub on a transfer: nothing lost or doubled',
        kills.length,
        'of 60',
        KILLS,
      ),
      atMost('work resumed after each, the slowest', slowestS, 's', RESUMED_WITHIN_S),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A kill that lost or doubled something fails its test, and leaves no row. */
function tested(file: string): Promise<void> {
  // One file of them after the other: here it is measured how long each takes.
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'faults',
    '--no-file-parallelism',
    'transfer-kills',
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, SIGNALBOX_KILL_TABLE: file },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
}

function print(kills: readonly Kill[]): void {
  const cuts = [...new Set(kills.map(({ cut }) => cut))];
  const lines = [['step', ...cuts]];
  for (const step of new Set(kills.map((kill) => kill.step)))
    lines.push([
      step,
      ...cuts.map((cut) => {
        const kill = kills.find((one) => one.step === step && one.cut === cut);
        return kill === undefined ? 'LOST' : `${(kill.resumedMs / 1_000).toFixed(1)} s`;
      }),
    ]);
  for (const cells of lines)
    process.stderr.write(
      `${cells
        .map((cell) => cell.padEnd(22))
        .join('')
        .trimEnd()}\n`,
    );
}
