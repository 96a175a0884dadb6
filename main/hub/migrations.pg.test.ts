import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import type { Collection } from '#engine/kernel';
import { runsRoom } from '#engine/runs';
import { HISTORY_COLUMNS, stateTable } from '#engine/writer';
import { sqlTypes } from '#engine/store';
import { withPostgres } from '#kit';
import { roomMigrations } from './room-migration.ts';
import { BUSINESS_ROOMS, ROOMS } from './rooms.ts';

describe('the migrations, written by: node main/hub/write-migrations.ts', () => {
  test.each(roomMigrations(BUSINESS_ROOMS))('$file says what the room declares', (migration) => {
    expect(migration.written).toBe(migration.wanted);
  });

  const postgres = withPostgres();

  test('make a table for each collection, with its columns and its history', async () => {
    const client = new Client(postgres.url);
    await client.connect();
    const { rows } = await client.query<{ name: string; columns: string[] }>(
      `select c.relnamespace::regnamespace || '.' || c.relname as name,
         array_agg(a.attname || ' ' || t.typname order by a.attname) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         join pg_type t on t.oid = a.atttypid
       where c.relkind = 'r' group by 1`,
    );
    await client.end();
    const found = new Map(rows.map(({ name, columns }) => [name, columns]));
    const collections = [runsRoom, ...ROOMS].flatMap(
      (room) => room.collections as unknown as readonly Collection<object>[],
    );
    for (const collection of collections) {
      const { table, history } = stateTable(collection);
      const own = table.columns.map(({ name, type }) => `${name} ${sqlTypes[type].name}`);
      const kept = HISTORY_COLUMNS.map(({ name, type }) => `${name} ${sqlTypes[type].name}`);
      expect([table.name, found.get(table.name)]).toEqual([table.name, own.toSorted()]);
      if (history) expect(found.get(history.name)).toEqual([...own, ...kept].toSorted());
    }
  });
});
