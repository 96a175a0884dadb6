import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { systemMachine } from '#engine/clock';
import {
  embeddedConfig,
  migrate,
  quoteName,
  readMigrations,
  startEmbeddedServer,
  type ServerAddress,
} from '#engine/store';
import { assert } from '#shared/vocabulary';
import './postgres-setup.ts';

/** One PostgreSQL server for the whole run; see {@link withPostgres}. */
export interface TestPostgres {
  /** The address of this file's database, migrated and empty: a `--database-url`, `openStore({ place: { url } })`. */
  readonly url: string;
  /** The address of another database of the same kind, for a test that must not share. */
  fresh(): Promise<string>;
  /** The address of another database that holds what one of these holds; nobody may be connected to that one. */
  copyOf(url: string): Promise<string>;
}

/**
 * Gives a test file a database of its own, fresh from the newest migrations, and drops it afterwards. Call it at the
 * top of the file or of a `describe`; read `url` inside tests.
 */
export function withPostgres(): TestPostgres {
  const databases: string[] = [];
  let server: ServerAddress | null = null;
  let url = '';
  const fresh = async (): Promise<string> => {
    server ??= await sharedServer();
    const database = await cloneTemplate(server);
    databases.push(database);
    return urlOf(server, database);
  };
  const copyOf = async (of: string): Promise<string> => {
    assert(server !== null, 'what is copied is a database of this server');
    const database = nameOfNew();
    await asAdministrator(server, (client) =>
      copyDatabase(client, new URL(of).pathname.slice(1), database),
    );
    databases.push(database);
    return urlOf(server, database);
  };
  beforeAll(async () => {
    url = await fresh();
  }, 60_000);
  afterAll(async () => {
    if (!server) return;
    await asAdministrator(server, async (client) => {
      for (const database of databases)
        await client.query(`drop database if exists ${quoteName(database)} with (force)`);
    });
  });
  return {
    get url() {
      if (!url) throw new Error('the database is there inside tests and hooks only');
      return url;
    },
    fresh,
    copyOf,
  };
}

/** Starts the run's server, or finds it started by another test file. */
async function sharedServer(): Promise<ServerAddress> {
  const server = await startEmbeddedServer({
    folder: inject('postgresFolder'),
    machine: systemMachine,
    // Nobody pulls the plug on a test's database; what must survive that is tested on servers of its own.
    sync: false,
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '100' },
  });
  const { state } = server;
  server.leave();
  if (state.kind !== 'ready') throw new Error('the server is ready once it has started');
  return state.address;
}

async function cloneTemplate(server: ServerAddress): Promise<string> {
  const migrations = readMigrations();
  const hash = createHash('sha256');
  for (const { checksum } of migrations) hash.update(checksum);
  const template = `template_${hash.digest('hex').slice(0, 16)}`;
  const database = nameOfNew();
  await asAdministrator(server, async (client) => {
    // Held by the session until it ends: the first test file makes the template, the others wait.
    await client.query(`select pg_advisory_lock(hashtext('${template}'))`);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      template,
    ]);
    if (rowCount === 0) {
      const making = `${template}_making`;
      await client.query(`drop database if exists ${making} with (force)`);
      await client.query(`create database ${making}`);
      const maker = new Client(embeddedConfig(server, making));
      await maker.connect();
      try {
        await migrate(maker, { nowMs: 0, migrations });
      } finally {
        await maker.end();
      }
      await client.query(`alter database ${making} rename to ${template}`);
    }
    await copyDatabase(client, template, database);
  });
  return database;
}

function nameOfNew(): string {
  return `test_${randomUUID().replaceAll('-', '')}`;
}

async function copyDatabase(client: Client, from: string, to: string): Promise<void> {
  await client.query(
    `create database ${quoteName(to)} template ${quoteName(from)} strategy file_copy`,
  );
}

async function asAdministrator(
  server: ServerAddress,
  act: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client(embeddedConfig(server, 'postgres'));
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

function urlOf(server: ServerAddress, database: string): string {
  const credentials = server.password === null ? server.user : `${server.user}:${server.password}`;
  const host = encodeURIComponent(server.host);
  return `postgres://${credentials}@localhost/${database}?host=${host}&port=${server.port}`;
}
