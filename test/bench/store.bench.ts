import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemMachine } from '#engine/clock';
import { endServersIn, namedQuery, openStore } from '#engine/store';
import { atMost, type BenchRow } from './bench-row.ts';

const KILLS = 3;

const look = namedQuery<{ one: number }>('bench.look', 'select 1 as one');

/** What the store of a hub costs when something goes wrong: PostgreSQL killed, and a second hub at the same data. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sbx-bench-'));
  const place = { folder };
  const store = await openStore({ place, machine: systemMachine });
  try {
    const away: number[] = [];
    for (let i = 0; i < KILLS; i++) {
      const lost = new Promise<void>((resolve) => {
        const stop = store.onState(({ kind }) => {
          if (kind !== 'away') return;
          stop();
          resolve();
        });
      });
      const beganMs = performance.now();
      process.kill(serverPid(folder), 'SIGKILL');
      await lost;
      await store.write((session) => session.rows(look, []));
      away.push(performance.now() - beganMs);
    }
    const beganMs = performance.now();
    const second = await openStore({ place, machine: systemMachine }).catch((error) => error);
    const refusedMs = performance.now() - beganMs;
    if (second?.code !== 'store.held') throw new Error(`the second is refused: ${String(second)}`);
    return [
      atMost(`store back after kill -9, worst of ${KILLS}`, Math.max(...away) / 1_000, 's', 2),
      atMost('a second hub at the same data is refused', refusedMs / 1_000, 's', 2),
    ];
  } finally {
    await store.close();
    await endServersIn(folder, systemMachine);
    rmSync(folder, { recursive: true, force: true });
  }
}

function serverPid(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
}
