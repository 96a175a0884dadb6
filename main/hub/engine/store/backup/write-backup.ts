import { createHash } from 'node:crypto';
import { createWriteStream, openSync, closeSync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Instant } from '#shared/vocabulary';
import { hubEpoch } from '../epoch.sql.ts';
import { appliedMigrations } from '../migrate.ts';
import { readMigrations } from '../migration-files.ts';
import type { Session } from '../session.ts';
import { folderFault } from '../supervisor/index.ts';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupEnd,
  type BackupHead,
  type BackupSummary,
  type BackupTable,
  type BackupTableEnd,
} from './backup-format.ts';
import { ownSchemas, ownTables } from './own-tables.sql.ts';

/**
 * Writes everything that the session sees into one file. In a snapshot transaction that is the state of one moment,
 * and the hub goes on meanwhile. The file appears under its name only when it is whole and on the disk.
 */
export async function writeBackup(
  session: Session,
  file: string,
  facts: { signalbox: string; madeAt: Instant },
): Promise<BackupSummary> {
  const head: BackupHead = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    ...facts,
    epoch: await hubEpoch(session),
    migrations: await appliedMigrations(session),
  };
  const tables = await ownTables(session, ownSchemas(readMigrations()));
  const summary: BackupSummary = { head, tables: tables.length, rows: 0 };
  const part = `${file}.part`;
  try {
    await pipeline(
      Readable.from(contents(session, head, tables, summary)),
      // The fastest level: the disk, not the processor, should be what a running hub notices.
      createGzip({ level: 1 }),
      createWriteStream(part, { mode: 0o600 }),
    );
    synced(part);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    const isOfTheDisk = (error as NodeJS.ErrnoException).syscall !== undefined;
    throw isOfTheDisk ? folderFault(error, dirname(file)) : error;
  }
  return summary;
}

async function* contents(
  session: Session,
  head: BackupHead,
  tables: readonly BackupTable[],
  summary: BackupSummary,
): AsyncGenerator<Buffer> {
  yield line(head);
  for (const table of tables) {
    yield line(table);
    const hash = createHash('sha256');
    let bytes = 0;
    const out = session.copyOut(table.table, table.columns);
    for await (const chunk of out.chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield lengthOf(chunk.length);
      yield chunk;
    }
    yield lengthOf(0);
    const rows = out.rows();
    summary.rows += rows;
    yield line({ rows, bytes, sha256: hash.digest('hex') } satisfies BackupTableEnd);
  }
  yield line({ tables: tables.length } satisfies BackupEnd);
}

function line(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function synced(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
