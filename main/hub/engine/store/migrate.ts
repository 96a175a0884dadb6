import type { ClientBase } from 'pg';
import { Fault, fromMs } from '#shared/vocabulary';
import { databaseFault } from './database-fault.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import { namedQuery } from './named-query.ts';
import type { Session } from './session.ts';
import { inTransaction } from './transaction.ts';

/** Two hubs that start at once on one database migrate one after the other. */
const MIGRATION_LOCK = 0x5b0c_0002;

interface Applied {
  number: number;
  name: string;
  checksum: string;
}

const tableExists = namedQuery<{ exists: boolean }>(
  'engine.migration-table-exists',
  `select to_regclass('engine.migration') is not null as exists`,
);

const readApplied = namedQuery<Applied>(
  'engine.applied-migrations',
  'select number, name, checksum from engine.migration order by number',
);

const recordApplied = namedQuery<object, [number, string, string, string]>(
  'engine.record-migration',
  'insert into engine.migration (number, name, checksum, applied_at) values ($1, $2, $3, $4)',
);

export interface MigrateOptions {
  /** Machine time, for the record. */
  nowMs: number;
  migrations?: readonly Migration[];
  onStep?: (step: string) => void;
}

/**
 * Brings the schema up to the newest migration, each in a transaction of its own: forwards only. Refuses, before
 * changing anything, a database whose applied migrations are not the ones we know: one of a newer Signalbox, one
 * whose files were changed afterwards, one that lacks a step before its newest.
 * @returns the migrations that were applied now.
 */
export async function migrate(
  client: ClientBase,
  options: MigrateOptions,
): Promise<readonly Migration[]> {
  const migrations = options.migrations ?? readMigrations();
  await lock(client);
  try {
    const applied = await inTransaction(client, appliedMigrations);
    const pending = pendingOf(migrations, applied);
    if (applied.length > 0 && pending.length > 0)
      options.onStep?.(`Bringing the database up to date (${pending.length} steps)`);
    for (const migration of pending)
      await inTransaction(client, (session) => applyMigration(session, migration, options.nowMs));
    return pending;
  } finally {
    await client.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => {});
  }
}

/** Runs one migration and records it, in the caller's transaction; a restore replays them so. */
export async function applyMigration(
  session: Session,
  migration: Migration,
  nowMs: number,
): Promise<void> {
  await session.run(BEFORE_ALL);
  try {
    await session.run(migration.sql);
  } catch (error) {
    const label = labelOf(migration);
    throw new Fault('store.migration-failed', `Migration ${label} failed: ${String(error)}`, {
      retryable: error instanceof Fault && error.retryable,
      cause: error,
    });
  }
  const { number, name, checksum } = migration;
  await session.affected(recordApplied, [number, name, checksum, fromMs(nowMs)]);
}

/** What has been applied to this database, in order. */
export async function appliedMigrations(session: Session): Promise<Applied[]> {
  const [found] = await session.rows(tableExists, []);
  return found?.exists ? session.rows(readApplied, []) : [];
}

/** The room of this very table; no migration can make it, as it must be there to record the first one. */
const BEFORE_ALL = `
create schema if not exists engine;
create table if not exists engine.migration (
  number     integer primary key,
  name       text not null,
  checksum   text not null,
  applied_at timestamptz not null
)`;

function pendingOf(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const done of applied) {
    const ours = known.get(done.number);
    if (!ours)
      throw new Fault(
        'store.newer-schema',
        `The database has migration ${labelOf(done)}, which this Signalbox does not know. Start the newer Signalbox that made it.`,
      );
    if (ours.checksum !== done.checksum || ours.name !== done.name)
      throw new Fault(
        'store.changed-migration',
        `Migration ${labelOf(ours)} was changed after it had been applied to this database as ${labelOf(done)}. Put the file back and make a new migration instead.`,
      );
  }
  const newest = applied.at(-1)?.number ?? 0;
  const late = migrations.find(
    ({ number }) => number < newest && !applied.some((done) => done.number === number),
  );
  if (late)
    throw new Fault(
      'store.late-migration',
      `Migration ${labelOf(late)} comes before ${newest}, which this database has already. Migrations are added at the end only.`,
    );
  return migrations.filter(({ number }) => number > newest);
}

async function lock(client: ClientBase): Promise<void> {
  try {
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
  } catch (error) {
    throw databaseFault(error);
  }
}

function labelOf({ number, name }: { number: number; name: string }): string {
  return `${String(number).padStart(4, '0')}-${name}`;
}
