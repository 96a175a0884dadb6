import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HUB_ALLOCATOR, HUB_FLAGS } from '#start';
import { ConsoleClient } from '../../wire/index.ts';
import { systemMachine } from '#engine/clock';
import { endServersIn } from '#engine/store';
import { Child } from './child.ts';
import type { BenchNetwork } from './network-events.ts';

/** What a hub of a bench is told. */
export interface BenchHubPlan {
  folder: string;
  feeds: Record<string, string>;
  /** The address of the simulated world whose clock the hub follows; null where feeds live in the machine's time. */
  simulator: string | null;
  /** The built console; null where no browser comes. */
  consoleDir: string | null;
  /** What is left out, to see what it costs. */
  without?: 'history' | 'rules';
}

/** A network that the simulator makes: so many times the reference network, with so many days of history. */
export interface BenchWorld {
  scale: number;
  historyDays: number;
  /** Trucks that are on their way besides those that the world's own orders fill. */
  fleet?: number;
}

/** A change that a feed has put on the wire. */
export interface Emitted {
  /** Site and SKU. */
  position: string;
  onHand: number;
  /** Since the epoch, to the microsecond. */
  sentMs: number;
}

/**
 * No console holds a longer collection whole; the hub does not window them yet, so with more positions the consoles look
 * at exceptions instead.
 */
const LONGEST = 100_000;

/** Consoles that look on, as the budget says; beside a browser one is enough to know how far the hub is. */
const CONSOLES = 5;
const CONSOLES_BESIDE_BROWSER = 1;

const TOKEN = 'bench';

/** Six sites, 2,000 items. */
const POSITIONS_OF_REFERENCE = 12_000;

/**
 * Feeds, hub and store in processes of their own, fsync on, and five consoles in this one: the machine of the budget.
 */
export class HubStand {
  readonly folder = mkdtempSync(join(tmpdir(), 'sbx-bench-'));
  readonly consoles: ConsoleClient[] = [];
  /** What the feeds said they sent, once they were asked to say it. */
  readonly emitted: Emitted[] = [];
  readonly #positions: number;
  readonly #consoleDir: string | null;
  #feedsProcess: Child | null = null;
  #hub: Child | null = null;
  /** Events that the feeds hold; a simulated world says as many as it likes. */
  #events = 0;

  private constructor(positions: number, consoleDir: string | null) {
    this.#positions = positions;
    this.#consoleDir = consoleDir;
  }

  /**
   * Feeds with a snapshot of each site and so many changes as history; no hub yet.
   * @param consoleDir the built console, where a browser is to come.
   */
  static async open(
    { sites, items, purchases = 0 }: BenchNetwork,
    history = 0,
    consoleDir: string | null = null,
  ): Promise<HubStand> {
    const stand = new HubStand(sites * items, consoleDir);
    const args = [sites, items, history, purchases].map(String);
    stand.#feedsProcess = await Child.start('feeds.child.ts', args, {
      onLine: ({ emitted }) => stand.emitted.push(...(emitted as Emitted[])),
    });
    stand.#events = 1 + sites + items + purchases + sites * Math.ceil(items / 500) + history;
    return stand;
  }

  /** The feeds of a simulated world that goes on by itself; no hub yet. */
  static async openWorld(world: BenchWorld, consoleDir: string | null): Promise<HubStand> {
    const stand = new HubStand(world.scale * POSITIONS_OF_REFERENCE, consoleDir);
    const folder = join(stand.folder, 'simulator');
    stand.#feedsProcess = await Child.start('world.child.ts', [
      JSON.stringify({ ...world, folder }),
    ]);
    return stand;
  }

  /** Starts the hub and connects the consoles; how long until they could come, ms. */
  async startHub(without?: BenchHubPlan['without']): Promise<number> {
    const { feeds, simulator = null } = this.#feedsProcess!.told as Partial<BenchHubPlan>;
    const plan: BenchHubPlan = {
      folder: this.folder,
      feeds: feeds!,
      simulator,
      consoleDir: this.#consoleDir,
      ...(without && { without }),
    };
    const beganMs = performance.now();
    this.#hub = await Child.start('hub.child.ts', [JSON.stringify(plan)], {
      flags: HUB_FLAGS,
      environment: HUB_ALLOCATOR,
    });
    const readyMs = performance.now() - beganMs;
    const consoles = this.#consoleDir === null ? CONSOLES : CONSOLES_BESIDE_BROWSER;
    for (let i = 0; i < consoles; i++) {
      const client = await ConsoleClient.connect(this.#port, TOKEN);
      this.consoles.push(client);
      await client.watch(this.positions <= LONGEST ? 'stock' : 'exceptions');
      await client.watch('feeds');
    }
    return readyMs;
  }

  /** An address that opens the console once, for a browser. */
  async consoleAddress(): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.#port}/codes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    return ((await answer.json()) as { address: string }).address;
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
    process.kill(this.storePid, 'SIGKILL');
  }

  get hubPid(): number {
    return this.#hub!.pid;
  }

  /** The postmaster: the store's other processes are its children. */
  get storePid(): number {
    const file = join(this.folder, 'postgres', 'postmaster.pid');
    return Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  }

  /** More changes, at once or at a pace. */
  change(changes: number, perSecond?: number): void {
    this.#events += changes;
    this.#feedsProcess!.tell({ changes, ...(perSecond !== undefined && { perSecond }) });
  }

  /** Changes of each site's first `items` alone, at a pace, each entered into {@link emitted} as it is sent. */
  changeFirst(items: number, changes: number, perSecond: number): void {
    this.#events += changes;
    this.#feedsProcess!.tell({ changes, perSecond, items });
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

  /** Resolves when every feed is connected and has been read to where it stood then. */
  async caughtUp(): Promise<void> {
    const client = this.consoles[0]!;
    await client.until(() => {
      const rows = client.rows('feeds');
      return (
        rows.length > 0 &&
        rows.every((row) => row.connected && row.catchUp === null && row.cursor > 0)
      );
    });
  }

  get positions(): number {
    return this.#positions;
  }

  get #port(): number {
    return this.#hub!.told['port'] as number;
  }

  async close(): Promise<void> {
    await this.stopHub();
    await this.#feedsProcess?.end();
    await endServersIn(this.folder, systemMachine);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
