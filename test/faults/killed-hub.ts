import { Client } from 'pg';
import { vi } from 'vitest';
import {
  openSimulator,
  startHub,
  type ConsoleClient,
  type HubProcess,
  type TestSimulator,
} from '#kit';
import type { Act, ActName, Done, TransferCard } from '#shared/protocol';
import type { Result } from '#shared/vocabulary';

/** Everything is there within seconds on an idle machine; what ends a wait in vain leaves room for ten others beside. */
const SETTLES_WITHIN_MS = 120_000;

/**
 * Where a step is cut: before its transaction, inside it, after it; when a command is out and no receipt is back; when
 * receipts are back and the effect is not; or after it and once more while the hub that was started again catches up.
 */
export type Cut = 'before' | 'inside' | 'after' | 'unanswered' | 'answered' | 'twice';

/** The targets answer within a second of world time, and carry out what they were asked some seconds later. */
const ANSWERS_MS = 2_000;

/**
 * The real simulator, a real database, and the hub in a process of its own that is ended by SIGKILL in the middle of
 * what a test does, and started again.
 */
export class KilledHub {
  readonly simulator: TestSimulator;
  readonly url: string;
  /** From the kill to everything settled again, ms. */
  readonly resumedMs: number[] = [];
  readonly #environment: Record<string, string>;
  #hub: HubProcess;
  #console: ConsoleClient;
  #acts = 0;

  private constructor(
    simulator: TestSimulator,
    url: string,
    environment: Record<string, string>,
    hub: HubProcess,
    console: ConsoleClient,
  ) {
    this.simulator = simulator;
    this.url = url;
    this.#environment = environment;
    this.#hub = hub;
    this.#console = console;
  }

  /** Opens all three; the hub has read all history, a day of it unless the test says otherwise, when this resolves. */
  static async open(
    url: string,
    dataDir: string,
    outside: Parameters<typeof openSimulator>[0] = {},
  ): Promise<KilledHub> {
    const simulator = await openSimulator(outside);
    const environment = {
      SIGNALBOX_DATA_DIR: dataDir,
      SIGNALBOX_DATABASE_URL: url,
      SIGNALBOX_FEEDS: JSON.stringify(simulator.ports),
    };
    const hub = await startHub(environment);
    const house = new KilledHub(simulator, url, environment, hub, await watching(hub));
    await house.settle();
    return house;
  }

  get console(): ConsoleClient {
    return this.#console;
  }

  async close(): Promise<void> {
    await this.#hub.kill();
    await this.simulator.close();
  }

  /** Ends the hub in order, so that somebody else can look at the database. */
  stop(): Promise<number | null> {
    return this.#hub.stop();
  }

  /** Resolves once the hub has heard all that was said, and the systems have all that it asked. */
  async settle(): Promise<void> {
    await vi.waitFor(
      async () => {
        const { feeds, commands } = this.simulator.books();
        for (const { source, head } of feeds) {
          const row = this.#console.row('feeds', source);
          if (!row?.connected || row.catchUp !== null || row.cursor < head)
            throw new Error(`${source} is read to ${row?.cursor} of ${head}`);
        }
        const taken = new Set(commands.map(({ id }) => id));
        for (const { key } of this.#console.rows('transfers'))
          for (const { id, waits, steps } of (await this.card(key)).commands)
            if (waits === null && (!steps.sent || !taken.has(id))) throw new Error(`${id} is out`);
      },
      { timeout: SETTLES_WITHIN_MS, interval: 25 },
    );
  }

  async card(transfer: string): Promise<TransferCard> {
    const answer = await this.#console.request('transfer.card', { key: transfer });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  }

  /** Lets world time pass, the hub being killed on the way as told. */
  async pass(ms: number, cut: Cut): Promise<void> {
    await this.#cut(cut, () => this.simulator.pass(ms));
  }

  /** A person acts, the hub being killed on the way as told; asked again, it answers what it answered. */
  async act<Name extends ActName>(
    person: string,
    name: Name,
    input: Act<Name>,
    cut: Cut,
  ): Promise<Done> {
    const actId = `act-before-a-kill-${++this.#acts}`;
    const ask = async (): Promise<Result<Done>> => {
      const window = await this.#hub.console(person);
      return window.act(name, input, actId);
    };
    if (cut === 'before') await this.#again();
    else
      await this.#cut(cut, async () => {
        const answered = ask();
        // Nobody answers when the hub is killed inside.
        if (cut === 'inside') answered.catch(() => {});
        else await answered;
      });
    const answer = await ask();
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`);
    await this.settle();
    return answer.value;
  }

  async #cut(cut: Cut, act: () => Promise<void>): Promise<void> {
    switch (cut) {
      case 'before':
        await this.#hub.kill();
        await act();
        return this.#again();
      case 'inside':
        return this.#insideTransaction(act);
      case 'after':
        await act();
        await this.settle();
        return this.#again();
      case 'answered':
        await act();
        await this.simulator.pass(ANSWERS_MS);
        await this.#again();
        return this.settle();
      case 'twice':
        await act();
        await this.settle();
        await this.#hub.kill();
        this.#hub = await startHub(this.#environment);
        return this.#again();
      case 'unanswered':
        // The systems have the command and say nothing before world time passes.
        await act();
        await this.#again();
        return this.settle();
    }
  }

  /** Holds the row that each transaction writes last, so that one is whole and not committed when the hub is killed. */
  async #insideTransaction(act: () => Promise<void>): Promise<void> {
    const client = new Client(this.url);
    await client.connect();
    await client.query('begin');
    await client.query('select from log.head for update');
    await act();
    await vi.waitFor(
      async () => {
        const { rowCount } = await client.query(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        );
        if (rowCount === 0) throw new Error('no transaction has come to its end');
      },
      { timeout: SETTLES_WITHIN_MS, interval: 10 },
    );
    await this.#hub.kill();
    await client.query('rollback');
    await client.end();
    await this.#again();
  }

  /** Kills the hub, if it still runs, and starts it again. */
  async #again(): Promise<void> {
    await this.#hub.kill();
    const killedMs = performance.now();
    this.#hub = await startHub(this.#environment);
    this.#console = await watching(this.#hub);
    await this.settle();
    this.resumedMs.push(performance.now() - killedMs);
  }
}

async function watching(hub: HubProcess): Promise<ConsoleClient> {
  const console = await hub.console();
  await console.watch('feeds');
  await console.watch('transfers');
  return console;
}
