import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withPostgres } from '#kit';
import { givenConfig, migrate, readMigrations } from './index.ts';

const database = withPostgres();
let folder: string;
let client: Client;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sbx-migrations-'));
  url = await database.fresh();
  client = new Client(givenConfig(url));
  await client.connect();
  // As it is before the first start.
  await client.query('drop schema engine cascade');
});

afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true });
});

function file(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql);
}

async function migrated(): Promise<string[]> {
  const done = await migrate(client, { nowMs: 0, migrations: readMigrations(folder) });
  return done.map(({ name }) => name);
}

describe('migrations', () => {
  test('are applied once, in the order of their numbers', async () => {
    file('0010-second.sql', 'alter table public.shelf add column height int4');
    file('0002-first.sql', 'create table public.shelf (id int4)');
    expect(await migrated()).toEqual(['first', 'second']);
    file('0011-third.sql', 'alter table public.shelf add column depth int4');
    expect(await migrated()).toEqual(['third']);
    expect(await migrated()).toEqual([]);
  });

  test('that fail leave nothing of themselves and all of those before', async () => {
    file('0001-good.sql', 'create table public.good (id int4)');
    file('0002-bad.sql', 'create table public.half (id int4); select no_such_function();');
    await expect(migrated()).rejects.toMatchObject({
      code: 'store.migration-failed',
      message: expect.stringMatching(/0002-bad.*no_such_function/) as string,
    });
    const { rows } = await client.query(
      `select to_regclass('public.good') is not null as good, to_regclass('public.half') is not null as half`,
    );
    expect(rows).toEqual([{ good: true, half: false }]);
    file('0002-bad.sql', 'create table public.half (id int4)');
    expect(await migrated()).toEqual(['bad']);
  });

  test('that were changed after they were applied are refused by name', async () => {
    file('0001-shelf.sql', 'create table public.shelf (id int4)');
    await migrated();
    file('0001-shelf.sql', 'create table public.shelf (id int8)');
    await expect(migrated()).rejects.toMatchObject({
      code: 'store.changed-migration',
      message: expect.stringContaining('0001-shelf') as string,
    });
  });

  test('that differ in their line ends alone are the same', async () => {
    file('0001-shelf.sql', 'create table public.shelf (\n id int4\n)');
    await migrated();
    file('0001-shelf.sql', 'create table public.shelf (\r\n id int4\r\n)');
    expect(await migrated()).toEqual([]);
  });

  test('of a newer Signalbox are refused', async () => {
    file('0001-shelf.sql', 'select 1');
    file('0002-future.sql', 'select 1');
    await migrated();
    rmSync(join(folder, '0002-future.sql'));
    await expect(migrated()).rejects.toMatchObject({
      code: 'store.newer-schema',
      message: expect.stringContaining('0002-future') as string,
    });
  });

  test('are not put in between later', async () => {
    file('0001-first.sql', 'select 1');
    file('0003-third.sql', 'select 1');
    await migrated();
    file('0002-second.sql', 'select 1');
    await expect(migrated()).rejects.toMatchObject({ code: 'store.late-migration' });
  });

  test('run once when two hubs start at once', async () => {
    file('0001-shelf.sql', 'create table public.shelf (id int4); select pg_sleep(0.2)');
    const other = new Client(givenConfig(url));
    await other.connect();
    const migrations = readMigrations(folder);
    const both = await Promise.all(
      [client, other].map((one) => migrate(one, { nowMs: 0, migrations })),
    );
    expect(both.map((done) => done.length).toSorted((a, b) => a - b)).toEqual([0, 1]);
    await other.end();
  });

  test.each(['1-short.sql', '0001_underscore.sql', '0001-Upper.sql'])(
    'are not named %s',
    (name) => {
      file(name, 'select 1');
      expect(() => readMigrations(folder)).toThrow(/NNNN-name\.sql/);
    },
  );

  test('have each a number of their own', () => {
    file('0001-a.sql', 'select 1');
    file('0001-b.sql', 'select 1');
    expect(() => readMigrations(folder)).toThrow(/Two migrations have the number 0001/);
  });
});
