import { Client } from 'pg';
import type { Machine } from '#engine/clock';
import { Fault } from '#shared/vocabulary';
import { hubName, takeHubLock } from './hub-lock.ts';
import { connectPatiently, type Place } from './place.ts';
import type { Session } from './session.ts';
import { commitWrites, inTransaction } from './transaction.ts';
import type { Write } from './write.ts';

/**
 * The one connection that writes. It holds the hub's lock, so whoever writes has it; when the connection breaks, the
 * lock goes with it, and the next transaction first takes it again on a new one.
 */
export class WriterConnection {
  readonly #place: Place;
  readonly #machine: Machine;
  #client: Client | null = null;
  /** The end of the queue: one transaction at a time. */
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(place: Place, machine: Machine) {
    this.#place = place;
    this.#machine = machine;
  }

  /** Connects and takes the lock, unless that is done already; for work that needs the bare connection. */
  withClient<T>(act: (client: Client) => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => act(await this.#connected()));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Runs a transaction after those that were asked for before. */
  write<T>(act: (session: Session) => Promise<T>): Promise<T> {
    return this.withClient((client) => inTransaction(client, act));
  }

  /** Commits writes as one transaction after those that were asked for before. */
  commit(writes: Iterable<Write>): Promise<void> {
    return this.withClient((client) => commitWrites(client, writes));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    await this.#client?.end().catch(() => {});
    this.#client = null;
  }

  async #connected(): Promise<Client> {
    if (this.#closed) throw new Fault('store.closed', 'The store was closed.');
    if (this.#client) return this.#client;
    this.#client = await connectPatiently(this.#place, this.#machine, async (config) => {
      const client = new Client({ ...config, application_name: hubName() });
      const broken = (): void => {
        if (this.#client === client) this.#client = null;
      };
      client.on('error', broken);
      client.on('end', broken);
      try {
        await client.connect();
        await takeHubLock(client, this.#machine, this.#place.embedded);
        return client;
      } catch (error) {
        await client.end().catch(() => {});
        throw error;
      }
    });
    return this.#client;
  }
}
