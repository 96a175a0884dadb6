/**
 * The store: PostgreSQL, embedded or given, and everything that touches it without knowing what the rows mean. May
 * import the kernel (column types), the clock and the vocabulary. Owns the schema `engine` (hub, migration); reads and
 * emits no events. Rooms with tables of their own write their SQL in `.sql.ts` files with {@link namedQuery} and run
 * it on a {@link Session}.
 */
export { restoreBackup, type RestoreOptions } from './backup/restore-backup.ts';
export { writeBackup } from './backup/write-backup.ts';
export { columnArray } from './column-array.ts';
export { quoteName, sqlTypes, type Cell, type Column } from './column-type.ts';
export { copyRows } from './copy-rows.ts';
export { embeddedConfig, givenConfig } from './database-address.ts';
export { migrate } from './migrate.ts';
export { readMigrations } from './migration-files.ts';
export { namedQuery } from './named-query.ts';
export { openToRead, type ReadableStore } from './open-to-read.ts';
export type { StorePlace } from './place.ts';
export { type Session } from './session.ts';
export { openStore, type Store } from './store.ts';
export { endServersIn, startEmbeddedServer, type ServerAddress } from './supervisor/index.ts';
export { deleteRows, upsertRows, type RowTable } from './upsert-rows.ts';
export { type ReadColumn } from './row-decoder.ts';
export { statement, type Write } from './write.ts';
