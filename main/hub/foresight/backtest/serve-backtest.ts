import { parentPort, workerData } from 'node:worker_threads';
import { systemMachine } from '#engine/clock';
import type { Room } from '#engine/kernel';
import { readEverything, readTail } from '#engine/log';
import { openToRead, type StorePlace } from '#engine/store';
import { assert } from '#shared/vocabulary';
import { runBacktest, type BacktestDone, type BacktestTask } from './run-backtest.ts';

/** What the thread is given, and what it says. Both files are of one version, so that nothing is parsed. */
export interface BacktestWork {
  place: StorePlace;
  task: BacktestTask;
}

export type BacktestWord = { done: number } | { finished: BacktestDone };

/** Carries out one back-test in the thread that it is called in, with the rooms of the hub that asked. */
export async function serveBacktest(rooms: readonly Room[]): Promise<void> {
  assert(parentPort !== null, 'a back-test runs as a worker');
  const port = parentPort;
  const { place, task } = workerData as BacktestWork;
  const say = (word: BacktestWord): void => port.postMessage(word);
  const store = await openToRead({ place, machine: systemMachine });
  try {
    const finished = await store.snapshot(async (session) => {
      const [head] = await readTail(session, task.headSeq - 1, 1);
      assert(head, 'the head of the log is in the log');
      const log = readEverything(session);
      return runBacktest(rooms, task, log, head.receivedAt, (done) => say({ done }));
    });
    say({ finished });
  } finally {
    await store.close();
  }
}
