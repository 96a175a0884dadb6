/**
 * The one append-only log: everything that happened, foreign and our own, in one order. Imports the vocabulary, the
 * kernel and `#engine/store`. Owns the schema `log` (source, type, event, head). Reads and emits no events: the writer
 * appends, everyone may read. A row is never changed and never deleted.
 */
export * from './append.sql.ts';
export * from './dictionary.ts';
export * from './head.sql.ts';
export * from './log-row.ts';
export * from './read.sql.ts';
export * from './storable.ts';
