import { Pool, type ClientConfig, type PoolClient } from 'pg';
import type { Machine } from '#engine/clock';
import { Fault } from '#shared/vocabulary';
import { hubName } from './hub-lock.ts';
import type { NamedQuery } from './named-query.ts';
import { connectPatiently, type Place } from './place.ts';
import { sessionOf, type Session } from './session.ts';
import { inTransaction, type TransactionOptions } from './transaction.ts';

const IDLE_MS = 60_000;

/** Connections beside the writer's. Broken ones are dropped, and new ones are made once the database is back. */
export class ReaderPool {
  readonly #place: Place;
  readonly #machine: Machine;
  readonly #size: number;
  #pool: Pool | null = null;
  #poolOf: string | null = null;
  #closed = false;

  constructor(place: Place, machine: Machine, size: number) {
    this.#place = place;
    this.#machine = machine;
    this.#size = size;
  }

  async transaction<T>(
    act: (session: Session) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T> {
    return this.#with((client) => inTransaction(client, act, options));
  }

  async rows<Row extends object, Parameters extends readonly unknown[]>(
    query: NamedQuery<Row, Parameters>,
    parameters: Parameters,
  ): Promise<Row[]> {
    return this.#with((client) => sessionOf(client).rows(query, parameters));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#pool?.end();
    this.#pool = null;
  }

  async #with<T>(act: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await connectPatiently(this.#place, this.#machine, (config) =>
      this.#poolFor(config).connect(),
    );
    // A client that is out of the pool tells of its own death, which whoever waits for it hears anyway.
    const ignore = (): void => {};
    client.on('error', ignore);
    try {
      const result = await act(client);
      client.release();
      return result;
    } catch (error) {
      const broken = error instanceof Fault && CONNECTION_GONE.has(error.code);
      client.release(broken);
      throw error;
    } finally {
      client.off('error', ignore);
    }
  }

  /** The pool of this address; a server that came back elsewhere gets a new one. */
  #poolFor(config: ClientConfig): Pool {
    if (this.#closed) throw new Fault('store.closed', 'The store was closed.');
    const address = `${config.connectionString} ${config.host} ${config.port}`;
    if (this.#pool && this.#poolOf === address) return this.#pool;
    void this.#pool?.end();
    this.#pool = new Pool({
      ...config,
      application_name: `${hubName()} reader`,
      max: this.#size,
      idleTimeoutMillis: IDLE_MS,
    });
    this.#poolOf = address;
    // The pool drops an idle connection that breaks; there is nobody to tell.
    this.#pool.on('error', () => {});
    return this.#pool;
  }
}

const CONNECTION_GONE = new Set(['store.connection-lost', 'store.commit-unknown']);
