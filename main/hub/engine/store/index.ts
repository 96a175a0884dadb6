/**
 * The store: PostgreSQL, embedded or given, and everything that touches it without knowing what the rows mean. May
 * import the kernel (column types), the clock and the vocabulary. Owns the schema `engine` (hub, migration); reads and
 * emits no events. Rooms with tables of their own write their SQL in `.sql.ts` files with {@link namedQuery} and run
 * it on a {@link Session}.
 */
export { quoteName, sqlTypes, type Cell, type Column, type ColumnType } from './column-type.ts';
export { embeddedConfig, givenConfig } from './database-address.ts';
export { DatabaseFault } from './database-fault.ts';
export type { BackupSummary } from './backup/backup-format.ts';
export { restoreBackup, type RestoreOptions } from './backup/restore-backup.ts';
export { writeBackup } from './backup/write-backup.ts';
export { migrate } from './migrate.ts';
export { readMigrations, type Migration } from './migration-files.ts';
export { namedQuery, type NamedQuery } from './named-query.ts';
export { openToRead, type ReadableStore } from './open-to-read.ts';
export type { PlaceState, StorePlace } from './place.ts';
export { instant } from './row-parsers.ts';
export { type Session } from './session.ts';
export { openStore, type Store, type StoreOptions } from './store.ts';
export {
  binariesIn,
  endServersIn,
  startEmbeddedServer,
  type EmbeddedServer,
  type ServerAddress,
  type ServerState,
} from './supervisor/index.ts';
export { type TransactionOptions } from './transaction.ts';
export { type RowTable } from './upsert-rows.ts';
