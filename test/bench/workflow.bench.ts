import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, systemMachine } from '#engine/clock';
import { outboxRoom } from '#engine/outbox';
import { openStore } from '#engine/store';
import { ddlOf, Writer } from '#engine/writer';
import { atLeast, atMost, quantile, type BenchRow } from './bench-row.ts';
import { benchRuns, latenessMs, workflowRoom } from './stand/workflow-room.ts';

const RUNS = 200;
const MOVES = 10_000;
const TIMERS = 2_000;
const TIMERS_OVER_MS = 5_000;
const ACTOR = { id: 'bench', name: 'Bench', role: 'controller' };

/** Transitions with their timer, command and chained log row, and how late timers are; fsync on. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sbx-bench-'));
  const store = await openStore({ place: { folder }, machine: systemMachine });
  try {
    await store.write(async (session) => {
      await session.run('create schema bench');
      await session.run(ddlOf(benchRuns as never));
    });
    const writer = await Writer.open({
      store,
      clock: systemClock(),
      machine: systemMachine,
      rooms: [outboxRoom, workflowRoom],
      onFault(fault) {
        throw fault;
      },
    });
    writer.start();
    const perSecond = await moves(writer);
    await timers(writer);
    await writer.stop();
    return [
      atLeast('workflow transitions with timer, command, audit', perSecond, '/s', 1_000),
      atMost('timers late, p99', quantile(latenessMs, 0.99), 'ms', 50),
      atLeast('timers late, the earliest', Math.min(...latenessMs), 'ms', 0),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function moves(writer: Writer): Promise<number> {
  const beganMs = performance.now();
  await Promise.all(
    Array.from({ length: MOVES }, (_, i) =>
      act(writer, 'bench.move', { id: `R-${i % RUNS}` }, `bench-move-${i}`),
    ),
  );
  return MOVES / ((performance.now() - beganMs) / 1_000);
}

/** Resolves once the last of them has gone off. */
async function timers(writer: Writer): Promise<void> {
  const input = { count: TIMERS, overMs: TIMERS_OVER_MS };
  const rung = new Promise<void>((resolve) => {
    writer.onCommitted(() => {
      if (latenessMs.length >= TIMERS) resolve();
    });
  });
  await act(writer, 'bench.setTimers', input, 'bench-timers');
  await rung;
}

function act(writer: Writer, name: string, input: unknown, actId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    writer.submit([
      {
        kind: 'act',
        actId,
        name,
        input,
        actor: ACTOR,
        reason: null,
        answer: (result) => (result.ok ? resolve() : reject(new Error(result.refusal.code))),
      },
    ]);
  });
}
