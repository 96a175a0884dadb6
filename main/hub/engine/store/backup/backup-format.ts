import type { Instant } from '#shared/vocabulary';

/**
 * A backup is one gzip file: a line of JSON with the head, then each table as a line of JSON, its rows as PostgreSQL's
 * binary COPY in chunks (length in four bytes, big-endian, then the bytes; length 0 ends them) and a line of JSON with
 * count and checksum; at last a line that says how many tables there were, without which it was cut off.
 */
export const BACKUP_FORMAT = 'signalbox-backup';
export const BACKUP_VERSION = 1;

export interface BackupHead {
  format: typeof BACKUP_FORMAT;
  version: number;
  /** The Signalbox that made it. */
  signalbox: string;
  madeAt: Instant;
  /** The hub's epoch then; a restore gives a higher one. */
  epoch: number;
  /** The schema then. */
  migrations: { number: number; name: string; checksum: string }[];
}

export interface BackupTable {
  table: string;
  columns: string[];
}

export interface BackupTableEnd {
  rows: number;
  bytes: number;
  /** Of the COPY bytes, hex. */
  sha256: string;
}

export interface BackupEnd {
  tables: number;
}

/** What was written or read, for the person. */
export interface BackupSummary {
  head: BackupHead;
  tables: number;
  rows: number;
}
