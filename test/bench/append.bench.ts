import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, systemMachine } from '#engine/clock';
import { openStore, type Store } from '#engine/store';
import { Writer } from '#engine/writer';
import { ROOMS } from '#hub';
import { atLeast, baseline, quantile, type BenchOptions, type BenchRow } from './bench-row.ts';
import { eventsOf, WriterCaller, type Appending } from './stand/append-callers.ts';
import { openEmmett } from './stand/emmett.ts';
import { GroupedLog } from './stand/grouped-log.ts';

const BATCH = 100;
/** Of each measurement in each round. */
const EVENTS = 10_000;
/** Ours and emmett's in turn, so that what else the machine does meets both; the medians count. */
const ROUNDS = 3;
/** As many as emmett's callers in the budget. */
const SEVERAL = 8;
/** As many batches as fill a transaction of the writer: what the feeds of a network that is caught up with hand in. */
const FULL = 20;

/**
 * Appending stock events in batches of 100, each caller waiting for its batch to be committed before it hands in the
 * next; fsync on, one store. Ours is the log alone as the writer appends to it: COPY and head, what callers have handed
 * in meanwhile in one transaction of at most 2,000. Beside it the whole writer, which folds, looks at rules, and writes
 * state rows and history too. Emmett-postgresql has a transaction and a stream for each batch. It comes without a
 * licence, so this repository does not depend on it: `--emmett FOLDER` names where it was installed for the comparison.
 */
export async function run({ emmett: emmettFolder }: BenchOptions): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sbx-bench-'));
  const store = await openStore({ place: { folder }, machine: systemMachine });
  try {
    const rates = new Rates();
    for (let round = 0; round < ROUNDS; round++) {
      if (emmettFolder !== undefined) await measureEmmett(store, emmettFolder, rates, round);
      await measureLog(store, rates, round);
      await measureWriter(store, rates, round);
    }
    const rows = rates.names.map((name) => baseline(`append, ${name}`, rates.of(name), 'events/s'));
    if (emmettFolder !== undefined) return [...rows, ...comparison(rates)];
    process.stderr.write(
      'append: not compared with emmett-postgresql, see test/bench/append.bench.ts\n',
    );
    return rows;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The hub's callers are its feeds, so its full transactions are compared; caller by caller stands beside it. */
function comparison(rates: Rates): BenchRow[] {
  const against = (ours: number, theirs: number) =>
    rates.of(`log alone, ${callersOf(ours)}`) / rates.of(`emmett, ${callersOf(theirs)}`);
  return [
    baseline('append, 1 caller of ours by 1 of emmett', against(1, 1), '×'),
    baseline('append, 8 callers of ours by 8 of emmett', against(SEVERAL, SEVERAL), '×'),
    atLeast('append, log alone in full transactions by emmett, 1 caller', against(FULL, 1), '×', 3),
    atLeast(
      'append, log alone in full transactions by emmett, 8 callers',
      against(FULL, SEVERAL),
      '×',
      1.3,
    ),
  ];
}

/** Events a second by what was measured, a value of each round. */
class Rates {
  readonly #rounds = new Map<string, number[]>();

  get names(): string[] {
    return [...this.#rounds.keys()];
  }

  note(name: string, rate: number): void {
    this.#rounds.set(name, [...(this.#rounds.get(name) ?? []), rate]);
  }

  /** The median. */
  of(name: string): number {
    return quantile(this.#rounds.get(name)!, 0.5);
  }
}

async function measureLog(store: Store, rates: Rates, round: number): Promise<void> {
  const log = await GroupedLog.open(store);
  const callers = Array.from({ length: FULL }, (_, i) => log.caller(`log/${round}-${i}`));
  for (const count of [1, SEVERAL, FULL])
    rates.note(`log alone, ${callersOf(count)}`, await rateOf(callers.slice(0, count)));
}

async function measureWriter(store: Store, rates: Rates, round: number): Promise<void> {
  const writer = await Writer.open({
    store,
    clock: systemClock(),
    machine: systemMachine,
    rooms: ROOMS,
    onFault(fault) {
      throw fault;
    },
  });
  const callers = Array.from(
    { length: FULL },
    (_, i) => new WriterCaller(writer, `writer/${round}-${i}`),
  );
  rates.note(`the whole writer, ${callersOf(FULL)}`, await rateOf(callers));
  await writer.stop();
}

async function measureEmmett(
  store: Store,
  folder: string,
  rates: Rates,
  round: number,
): Promise<void> {
  const emmett = await openEmmett(folder, await store.connection());
  const callers = Array.from({ length: SEVERAL }, (_, i) => emmett.caller(`${round}-${i}`));
  for (const count of [1, SEVERAL])
    rates.note(`emmett, ${callersOf(count)}`, await rateOf(callers.slice(0, count)));
  await emmett.close();
}

/** Events a second of callers that share the events between them, after a first batch of each. */
async function rateOf(callers: readonly Appending[]): Promise<number> {
  await Promise.all(callers.map((caller) => caller.append(eventsOf(BATCH))));
  const batches = Array.from({ length: EVENTS / BATCH }, () => eventsOf(BATCH));
  const beganMs = performance.now();
  await Promise.all(
    callers.map(async (caller) => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) await caller.append(batch);
    }),
  );
  return EVENTS / ((performance.now() - beganMs) / 1_000);
}

function callersOf(count: number): string {
  return count === 1 ? '1 caller' : `${count} callers`;
}
