import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ConsoleClient } from '../../wire/index.ts';
import { systemMachine } from '#engine/clock';
import { endServersIn } from '#engine/store';
import type { BenchNetwork } from './network-events.ts';

/** What a hub of a bench is told. */
export interface BenchHubPlan {
  folder: string;
  feeds: Record<string, string>;
  /** What is left out, to see what it costs. */
  without?: 'history' | 'rules';
}

/**
 * No console holds a longer collection whole; the hub does not window them yet, so with more positions the consoles look
 * at exceptions instead.
 */
const LONGEST = 100_000;

/** Consoles that look on, as the budget says. */
const CONSOLES = 5;

/**
 * Feeds, hub and store in processes of their own, fsync on, and five consoles in this one: the machine of the budget.
 */
export class HubStand {
  readonly folder = mkdtempSync(join(tmpdir(), 'sbx-bench-'));
  readonly consoles: ConsoleClient[] = [];
  readonly #network: BenchNetwork;
  #feedsProcess: Child | null = null;
  #feeds: Record<string, string> = {};
  #hub: Child | null = null;
  /** Events that the feeds hold. */
  #events = 0;

  private constructor(network: BenchNetwork) {
    this.#network = network;
  }

  /** Feeds with a snapshot of each site and so many changes as history; no hub yet. */
  static async open(network: BenchNetwork, history = 0): Promise<HubStand> {
    const stand = new HubStand(network);
    const { sites, items } = network;
    stand.#feedsProcess = await Child.start('feeds.child.ts', [sites, items, history].map(String));
    stand.#feeds = stand.#feedsProcess.told['feeds'] as Record<string, string>;
    stand.#events = 1 + sites + items + sites * Math.ceil(items / 500) + history;
    return stand;
  }

  /** Starts the hub and connects the consoles; how long until they could come, ms. */
  async startHub(without?: BenchHubPlan['without']): Promise<number> {
    const plan: BenchHubPlan = {
      folder: this.folder,
      feeds: this.#feeds,
      ...(without && { without }),
    };
    const beganMs = performance.now();
    this.#hub = await Child.start('hub.child.ts', [JSON.stringify(plan)]);
    const readyMs = performance.now() - beganMs;
    const port = this.#hub.told['port'] as number;
    for (let i = 0; i < CONSOLES; i++) {
      const client = await ConsoleClient.connect(port, 'bench');
      this.consoles.push(client);
      await client.watch(this.positions <= LONGEST ? 'stock' : 'exceptions');
      await client.watch('feeds');
    }
    return readyMs;
  }

  /** Ends the hub; the store stays as it is. */
  async stopHub(): Promise<void> {
    for (const client of this.consoles.splice(0)) client.close();
    await this.#hub?.end();
    this.#hub = null;
  }

  /** Ends the hub without notice; its store runs on, without anybody who minds it. */
  async killHub(): Promise<void> {
    for (const client of this.consoles.splice(0)) client.close();
    await this.#hub?.kill();
    this.#hub = null;
  }

  /** Ends the store without notice. */
  killStore(): void {
    const file = join(this.folder, 'postgres', 'postmaster.pid');
    process.kill(Number(readFileSync(file, 'utf8').split('\n', 1)[0]), 'SIGKILL');
  }

  /** More changes, at once or at a pace. */
  change(changes: number, perSecond?: number): void {
    this.#events += changes;
    this.#feedsProcess!.tell({ changes, ...(perSecond !== undefined && { perSecond }) });
  }

  /** Resolves when every console has seen that all there is has been committed, and no feed reads history. */
  async allSeen(): Promise<void> {
    await Promise.all(
      this.consoles.map((client) =>
        client.until(() => {
          const rows = client.rows('feeds');
          const read = rows.reduce((sum, row) => sum + row.cursor, 0);
          return read >= this.#events && rows.every((row) => row.catchUp === null);
        }),
      ),
    );
  }

  get positions(): number {
    return this.#network.sites * this.#network.items;
  }

  async close(): Promise<void> {
    await this.stopHub();
    await this.#feedsProcess?.end();
    await endServersIn(this.folder, systemMachine);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

class Child {
  readonly told: Record<string, unknown>;
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;

  private constructor(
    process: ChildProcess,
    ended: Promise<unknown>,
    told: Record<string, unknown>,
  ) {
    this.#process = process;
    this.#ended = ended;
    this.told = told;
  }

  static async start(script: string, args: string[]): Promise<Child> {
    const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const told = await new Promise<Record<string, unknown>>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) =>
        resolve(JSON.parse(line) as Record<string, unknown>),
      );
      void ended.then((code) => reject(new Error(`${script} ended with ${String(code)}`)));
    });
    return new Child(child, ended, told);
  }

  tell(line: object): void {
    this.#process.stdin!.write(`${JSON.stringify(line)}\n`);
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  async end(): Promise<void> {
    this.#process.stdin!.end();
    await this.#ended;
  }
}
