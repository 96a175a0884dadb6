import type { Migration } from '../migration-files.ts';
import { namedQuery } from '../named-query.ts';
import type { Session } from '../session.ts';
import type { BackupTable } from './backup-format.ts';

const tables = namedQuery<BackupTable, [string[]]>(
  'engine.own-tables',
  `select n.nspname || '.' || c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   where c.relkind = 'r' and n.nspname = any($1::text[])
   group by 1 order by 1`,
);

const identities = namedQuery<{ table: string; column: string }, [string[]]>(
  'engine.own-identities',
  `select n.nspname || '.' || c.relname as table, a.attname::text as column
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
   where c.relkind = 'r' and n.nspname = any($1::text[])`,
);

/** The schemas that our migrations make, and the one that records them; a given database may hold others. */
export function ownSchemas(migrations: readonly Migration[]): string[] {
  const made = migrations.flatMap(({ sql }) =>
    [...sql.matchAll(/^create schema (?:if not exists )?(\w+)/gim)].map(([, name]) => name!),
  );
  return [...new Set(['engine', ...made])];
}

/** All tables of ours, with their columns. */
export function ownTables(session: Session, schemas: readonly string[]): Promise<BackupTable[]> {
  return session.rows(tables, [[...schemas]]);
}

/** Columns whose numbers the database gives out. */
export function ownIdentities(
  session: Session,
  schemas: readonly string[],
): Promise<{ table: string; column: string }[]> {
  return session.rows(identities, [[...schemas]]);
}
