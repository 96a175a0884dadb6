import { spawnSync } from 'node:child_process';
import { pause, type Cancel, type Machine } from '#engine/clock';
import { Fault } from '#shared/vocabulary';
import { packagedBinaries } from './binaries.ts';
import { programEnvironment } from './data-folder.ts';
import { folderFault } from './folder-fault.ts';
import {
  dataFolderOf,
  gone,
  launch,
  serverProcess,
  tidyUp,
  type LaunchOptions,
  type ServerAddress,
} from './launch.ts';
import { isAlive, signal } from './processes.ts';

/** How often we look whether the server lives: a fifth of the two seconds in which it must be back, and more. */
const LOOK_MS = 100;
/** Between attempts to start it again; the first comes at once. */
const BACK_OFF_MS = [0, 200, 500, 1_000, 2_000, 5_000];
/** A fast stop rolls back what runs and writes a checkpoint; past this it is cut off, and recovers at the next start. */
const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 5_000;

export type ServerState =
  | { kind: 'ready'; address: ServerAddress }
  /** It died and is being started again; `fault` is why the last attempt failed. */
  | { kind: 'restarting'; fault: Fault | null }
  /** It cannot be started again without a person. */
  | { kind: 'failed'; fault: Fault }
  | { kind: 'stopped' };

/** The embedded PostgreSQL of a folder: started or adopted, and started again when it dies. */
export interface EmbeddedServer {
  readonly state: ServerState;
  /** Whether it ran before we came. */
  readonly adopted: boolean;
  readonly pid: number;
  onState(listener: (state: ServerState) => void): () => void;
  /** Stops it (fast: what runs is rolled back) and stops watching. */
  stop(): Promise<void>;
  /** Stops watching and leaves it running, for others who use it. */
  leave(): void;
}

/**
 * Starts the embedded PostgreSQL, or adopts the one that runs in the folder. Throws a {@link Fault} with a sentence
 * for a person when there is none to be had: `store.disk-full`, `store.damaged`, `store.foreign-version`,
 * `store.root`, `store.folder-not-writable`, `store.no-binaries` …
 */
export async function startEmbeddedServer(options: LaunchOptions): Promise<EmbeddedServer> {
  const server = new Supervised(options);
  await server.begin();
  return server;
}

class Supervised implements EmbeddedServer {
  readonly #options: LaunchOptions;
  readonly #machine: Machine;
  readonly #listeners = new Set<(state: ServerState) => void>();
  readonly #ending = new AbortController();
  #cancelLook: Cancel = () => {};
  #restart: Promise<void> | null = null;
  state: ServerState = { kind: 'restarting', fault: null };
  #host = '';
  adopted = false;
  pid = 0;

  constructor(options: LaunchOptions) {
    this.#options = options;
    this.#machine = options.machine;
  }

  async begin(): Promise<void> {
    const launched = await launch(this.#options);
    this.adopted = launched.adopted;
    this.#take(launched);
  }

  onState(listener: (state: ServerState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  leave(): void {
    this.#ending.abort(new Fault('store.closed', 'The store was closed.'));
    this.#cancelLook();
    this.#set({ kind: 'stopped' });
  }

  async stop(): Promise<void> {
    this.leave();
    await this.#restart;
    if (process.platform === 'win32') return this.#stopByControl();
    const pid = serverProcess(this.#options.folder);
    if (pid === null) return;
    // SIGINT is the fast shutdown of PostgreSQL, SIGQUIT the immediate one.
    signal(pid, 'SIGINT');
    if (!(await gone([pid], this.#machine, FAST_STOP_MS))) {
      signal(pid, 'SIGQUIT');
      if (!(await gone([pid], this.#machine, IMMEDIATE_STOP_MS)))
        throw new Fault('store.stop', `The database (process ${pid}) does not stop.`);
    }
    await tidyUp(this.#options, this.#host);
  }

  #take({ pid, address }: { pid: number; address: ServerAddress }): void {
    this.pid = pid;
    this.#host = address.host;
    this.#set({ kind: 'ready', address });
    this.#look();
  }

  #look(): void {
    this.#cancelLook = this.#machine.schedule(this.#machine.machineNow() + LOOK_MS, () => {
      if (isAlive(this.pid)) this.#look();
      else this.#restart = this.#startAgain();
    });
  }

  async #startAgain(): Promise<void> {
    let fault: Fault | null = null;
    for (let attempt = 0; !this.#ending.signal.aborted; attempt++) {
      this.#set({ kind: 'restarting', fault });
      try {
        await pause(
          this.#machine,
          BACK_OFF_MS[Math.min(attempt, BACK_OFF_MS.length - 1)]!,
          this.#ending.signal,
        );
        const launched = await launch(this.#options);
        if (!this.#ending.signal.aborted) this.#take(launched);
        return;
      } catch (error) {
        if (this.#ending.signal.aborted) return;
        fault = folderFault(error, this.#options.folder);
        if (!fault.retryable) return this.#set({ kind: 'failed', fault });
      }
    }
  }

  #set(state: ServerState): void {
    this.state = state;
    for (const listener of this.#listeners) listener(state);
  }

  #stopByControl(): void {
    const { pgCtl } = this.#options.binaries ?? packagedBinaries();
    spawnSync(pgCtl, ['stop', '-m', 'fast', '-w', '-D', dataFolderOf(this.#options.folder)], {
      stdio: 'ignore',
      env: programEnvironment(),
    });
  }
}
