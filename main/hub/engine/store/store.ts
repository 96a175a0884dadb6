import type { ClientConfig } from 'pg';
import type { Machine } from '#engine/clock';
import { Fault } from '#shared/vocabulary';
import { readEpoch } from './epoch.sql.ts';
import { openPlace, type PlaceState, type StorePlace } from './place.ts';
import { migrate, type MigrateOptions } from './migrate.ts';
import type { NamedQuery } from './named-query.ts';
import { ReaderPool } from './reader-pool.ts';
import { requireUsable } from './require-usable.sql.ts';
import type { Session } from './session.ts';
import type { TransactionOptions } from './transaction.ts';
import type { Write } from './write.ts';
import { WriterConnection } from './writer-connection.ts';

export interface StoreOptions {
  place: StorePlace;
  machine: Machine;
  /** Connections besides the writer's; a server of ours gives 40 to all. */
  readers?: number;
  migrations?: MigrateOptions['migrations'];
  /** Told what takes long, in words for a person. */
  onStep?: (step: string) => void;
}

/** The open store of the one hub that writes it. */
export interface Store {
  /** Part of every key that the hub mints; raised by a restore. */
  readonly epoch: number;
  /** Whether the server is the embedded one. */
  readonly embedded: boolean;
  /** Whether the database can be reached, as far as we know. */
  readonly state: PlaceState;
  onState(listener: (state: PlaceState) => void): () => void;
  /**
   * Runs a transaction of the one writer, after those asked for before, on the connection that holds the hub's lock.
   * `act` runs once: when it throws, nothing has happened (rolled back), except after `store.commit-unknown`. While
   * the database restarts it waits for it, ten seconds at most.
   */
  write<T>(act: (session: Session) => Promise<T>): Promise<T>;
  /**
   * Commits writes as one transaction, as {@link write} does what it is given, in two trips however many they are; each
   * is made when the one before is on its way.
   */
  commit(writes: Iterable<Write>): Promise<void>;
  /** Runs a transaction on a connection of the pool, beside the writer's: for reading, and for rows nobody else writes. */
  transaction<T>(act: (session: Session) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** The rows of one query, on a connection of the pool. */
  rows<Row extends object, Parameters extends readonly unknown[]>(
    query: NamedQuery<Row, Parameters>,
    parameters: Parameters,
  ): Promise<Row[]>;
  /** What the driver needs for connections of someone else's, such as pg-boss; stays the same while the hub runs. */
  connection(): Promise<ClientConfig>;
  /** Lets running transactions end, then lets go of everything; an embedded server is stopped. */
  close(): Promise<void>;
}

/**
 * Opens the store for writing: starts or adopts the embedded server, or goes to the given one; takes the hub's lock
 * (`store.held` names the hub that has it), brings the schema up to date.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { machine } = options;
  const place = await openPlace(options.place, machine, options.onStep);
  const writer = new WriterConnection(place, machine);
  const readers = new ReaderPool(place, machine, options.readers ?? 8);
  try {
    const epoch = await writer.withClient(async (client) => {
      await requireUsable(client);
      await migrate(client, {
        nowMs: machine.machineNow(),
        ...(options.migrations && { migrations: options.migrations }),
        ...(options.onStep && { onStep: options.onStep }),
      });
      return readEpoch(client);
    });
    return {
      epoch,
      embedded: place.embedded,
      get state() {
        return place.state;
      },
      onState: (listener) => place.onState(listener),
      write: (act) => writer.write(act),
      commit: (writes) => writer.commit(writes),
      transaction: (act, how) => readers.transaction(act, how),
      rows: (query, parameters) => readers.rows(query, parameters),
      connection: () => place.config(),
      async close() {
        await writer.close();
        await readers.close();
        await place.close('stop');
      },
    };
  } catch (error) {
    await writer.close();
    await readers.close();
    const heldByAnother = error instanceof Fault && error.code === 'store.held';
    await place.close(heldByAnother ? 'leave' : 'as-found');
    throw error;
  }
}
