import type { ClientBase } from 'pg';
import { copyIn, copyOut, type CopyOut } from './copy-bytes.ts';
import { databaseFault } from './database-fault.ts';
import type { NamedQuery } from './named-query.ts';
import { readAll } from './read-all.ts';
import { readTable } from './read-table.ts';
import type { ReadColumn } from './row-decoder.ts';

/**
 * What can be asked of the store inside a transaction. One call at a time: each is awaited before the next. Whatever
 * fails throws a {@link DatabaseFault}, and the transaction is then over.
 */
export interface Session {
  /** The rows of a query. */
  rows<Row extends object, Parameters extends readonly unknown[]>(
    query: NamedQuery<Row, Parameters>,
    parameters: Parameters,
  ): Promise<Row[]>;
  /** How many rows a statement changed. */
  affected<Parameters extends readonly unknown[]>(
    query: NamedQuery<object, Parameters>,
    parameters: Parameters,
  ): Promise<number>;
  /** SQL text that is not prepared and may hold several statements: schema changes, settings. */
  run(text: string): Promise<void>;
  /** Reads a whole table as bytes; they are read to their end before anything else is asked. */
  copyOut(table: string, columns: readonly string[]): CopyOut;
  /** Writes such bytes. */
  copyIn(table: string, columns: readonly string[], chunks: AsyncIterable<Buffer>): Promise<void>;
  /** All rows of a table, in batches and as they lie there; read to their end. See {@link readTable}. */
  readTable<Row extends object>(
    table: string,
    columns: readonly ReadColumn[],
  ): AsyncGenerator<Row[], void, undefined>;
  /** Any number of rows, in batches; see {@link readAll}. */
  readAll<Row extends object, Parameters extends readonly unknown[]>(
    query: NamedQuery<Row, Parameters>,
    parameters: Parameters,
  ): AsyncGenerator<Row[], void, undefined>;
}

/** A session over a connection of the driver. */
export function sessionOf(client: ClientBase): Session {
  return {
    rows: (query, parameters) =>
      faulting(async () => (await client.query({ ...named(query), values: [...parameters] })).rows),
    affected: (query, parameters) =>
      faulting(
        async () =>
          (await client.query({ ...named(query), values: [...parameters] })).rowCount ?? 0,
      ),
    run: (text) =>
      faulting(async () => {
        await client.query(text);
      }),
    copyOut: (table, columns) => copyOut(client, table, columns),
    copyIn: (table, columns, chunks) => faulting(() => copyIn(client, table, columns, chunks)),
    async *readTable(table, columns) {
      try {
        yield* readTable(client, table, columns);
      } catch (error) {
        throw databaseFault(error);
      }
    },
    async *readAll(query, parameters) {
      try {
        yield* readAll(client, query, parameters);
      } catch (error) {
        throw databaseFault(error);
      }
    },
  };
}

/** Runs an act on the driver and throws faults for what the driver throws. */
export async function faulting<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw databaseFault(error);
  }
}

function named(query: { name: string; text: string }): { name: string; text: string } {
  return { name: query.name, text: query.text };
}
