import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientConfig } from 'pg';
import type { Appending } from './append-callers.ts';

const DOOR = 'node_modules/@event-driven-io/emmett-postgresql/dist/index.js';

/** What we use of emmett-postgresql 0.42. */
interface Emmett {
  getPostgreSQLEventStore(address: string): {
    schema: { migrate(): Promise<unknown> };
    appendToStream(stream: string, events: readonly object[]): Promise<unknown>;
    close(): Promise<void>;
  };
}

/** Emmett's event store from a folder in which it was installed, in the database of an open store, its schema made. */
export async function openEmmett(
  folder: string,
  { host, port, user, password, database }: ClientConfig,
): Promise<{ caller(name: string): Appending; close(): Promise<void> }> {
  const emmett = (await import(pathToFileURL(join(folder, DOOR)).href)) as Emmett;
  const signIn = [user ?? '', ...(typeof password === 'string' ? [password] : [])]
    .map(encodeURIComponent)
    .join(':');
  const place = new URLSearchParams({ host: host ?? '', port: String(port) });
  const store = emmett.getPostgreSQLEventStore(
    `postgresql://${signIn}@localhost/${database}?${place}`,
  );
  await store.schema.migrate();
  return {
    caller(name) {
      let batches = 0;
      return {
        async append(events) {
          await store.appendToStream(
            `bench-${name}-${++batches}`,
            events.map(({ type, data, ...metadata }) => ({ type, data, metadata })),
          );
        },
      };
    },
    close: () => store.close(),
  };
}
