import { Client, type ClientConfig } from 'pg';
import { pause, type Machine } from '#engine/clock';
import { Fault } from '#shared/vocabulary';
import { DATABASE_NAME, embeddedConfig, givenConfig } from './database-address.ts';
import { databaseFault, DatabaseFault } from './database-fault.ts';
import { quoteName } from './column-type.ts';
import {
  startEmbeddedServer,
  type EmbeddedServer,
  type LaunchOptions,
  type ServerState,
} from './supervisor/index.ts';

/** The embedded server of a folder, or a PostgreSQL that a person named. */
export type StorePlace =
  | ({ folder: string } & Pick<LaunchOptions, 'binaries' | 'settings' | 'sync' | 'ways'>)
  | { url: string };

/** Whether the database can be reached: `away` while it restarts or does not answer, `failed` when a person must act. */
export type PlaceState =
  | { kind: 'ready' }
  | { kind: 'away'; fault: Fault | null }
  | { kind: 'failed'; fault: Fault };

/** Where the database is, and how one comes to it through its restarts. */
export interface Place {
  readonly embedded: boolean;
  readonly state: PlaceState;
  onState(listener: (state: PlaceState) => void): () => void;
  /** What the driver needs; waits for a server that is restarting. */
  config(): Promise<ClientConfig>;
  /** Reports how an attempt to connect went: of a given server nobody else tells us. */
  tried(fault: Fault | null): void;
  /** `as-found` stops an embedded server only if we started it. */
  close(server: 'stop' | 'leave' | 'as-found'): Promise<void>;
}

/** A restart takes half a second, recovery of a busy server some more; past this the caller hears about it. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 50;

export async function openPlace(
  place: StorePlace,
  machine: Machine,
  onStep?: (step: string) => void,
): Promise<Place> {
  if ('url' in place) return new GivenPlace(givenConfig(place.url));
  const server = await startEmbeddedServer({ ...place, machine, ...(onStep && { onStep }) });
  try {
    await makeDatabase(server);
    return new EmbeddedPlace(server, machine);
  } catch (error) {
    if (server.adopted) server.leave();
    else await server.stop();
    throw error;
  }
}

/**
 * Connects by `connect`, again and again while the database is away, for ten seconds at most. Nothing has been asked
 * of a connection that did not come about, so trying again does no harm.
 */
export async function connectPatiently<T>(
  place: Place,
  machine: Machine,
  connect: (config: ClientConfig) => Promise<T>,
): Promise<T> {
  const untilMs = machine.machineNow() + PATIENCE_MS;
  for (;;) {
    const config = await place.config();
    try {
      const connection = await connect(config);
      place.tried(null);
      return connection;
    } catch (error) {
      const fault = databaseFault(error);
      const lost = fault instanceof DatabaseFault && fault.code === 'store.connection-lost';
      if (fault instanceof Fault) place.tried(fault);
      if (!lost || machine.machineNow() > untilMs) throw fault;
      await pause(machine, LOOK_AGAIN_MS);
    }
  }
}

/** What all places have: a state and those who want to know about it. */
abstract class StatedPlace {
  readonly #listeners = new Set<(state: PlaceState) => void>();
  state: PlaceState = { kind: 'ready' };

  onState(listener: (state: PlaceState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected set(state: PlaceState): void {
    const same = state.kind === 'ready' && this.state.kind === 'ready';
    this.state = state;
    if (!same) for (const listener of this.#listeners) listener(state);
  }
}

class EmbeddedPlace extends StatedPlace implements Place {
  readonly embedded = true;
  readonly #server: EmbeddedServer;
  readonly #machine: Machine;

  constructor(server: EmbeddedServer, machine: Machine) {
    super();
    this.#server = server;
    this.#machine = machine;
    server.onState((state) => {
      if (state.kind !== 'stopped') this.set(placeState(state));
    });
  }

  async config(): Promise<ClientConfig> {
    const untilMs = this.#machine.machineNow() + PATIENCE_MS;
    for (;;) {
      const { state } = this.#server;
      if (state.kind === 'ready') return embeddedConfig(state.address);
      if (state.kind === 'failed') throw state.fault;
      if (state.kind === 'stopped') throw new Fault('store.closed', 'The store was closed.');
      if (this.#machine.machineNow() > untilMs)
        throw (
          state.fault ??
          new Fault('store.away', 'The database is still starting again.', { retryable: true })
        );
      await pause(this.#machine, LOOK_AGAIN_MS);
    }
  }

  tried(): void {
    // The supervisor knows better.
  }

  async close(server: 'stop' | 'leave' | 'as-found'): Promise<void> {
    if (server === 'stop' || (server === 'as-found' && !this.#server.adopted))
      await this.#server.stop();
    else this.#server.leave();
  }
}

class GivenPlace extends StatedPlace implements Place {
  readonly embedded = false;
  readonly #config: ClientConfig;

  constructor(config: ClientConfig) {
    super();
    this.#config = config;
  }

  async config(): Promise<ClientConfig> {
    return this.#config;
  }

  tried(fault: Fault | null): void {
    if (fault === null) this.set({ kind: 'ready' });
    else this.set(fault.retryable ? { kind: 'away', fault } : { kind: 'failed', fault });
  }

  async close(): Promise<void> {}
}

function placeState(state: Exclude<ServerState, { kind: 'stopped' }>): PlaceState {
  if (state.kind === 'ready') return { kind: 'ready' };
  if (state.kind === 'failed') return state;
  return { kind: 'away', fault: state.fault };
}

/** duplicate_database, or the unique index of its name when both were at it in the same instant. */
const MADE_MEANWHILE = new Set(['42P04', '23505']);

/** Makes our database in a new server; two that come at once are told apart by the server. */
async function makeDatabase(server: EmbeddedServer): Promise<void> {
  if (server.state.kind !== 'ready') return;
  const client = new Client(embeddedConfig(server.state.address, 'postgres'));
  client.on('error', () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      DATABASE_NAME,
    ]);
    if (rowCount === 0) await client.query(`create database ${quoteName(DATABASE_NAME)}`);
  } catch (error) {
    const fault = databaseFault(error);
    if (!(fault instanceof DatabaseFault && MADE_MEANWHILE.has(fault.sqlState ?? ''))) throw fault;
  } finally {
    await client.end().catch(() => {});
  }
}
