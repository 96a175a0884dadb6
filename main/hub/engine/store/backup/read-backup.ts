import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Fault } from '#shared/vocabulary';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupEnd,
  type BackupHead,
  type BackupSummary,
  type BackupTable,
  type BackupTableEnd,
} from './backup-format.ts';
import { ByteReader } from './byte-reader.ts';

/** Takes one table's rows as COPY bytes; must take them all. */
export type TakeTable = (table: BackupTable, chunks: AsyncIterable<Buffer>) => Promise<unknown>;

/**
 * Reads a backup from its head to its end, checking each checksum: `begin` gets the head before any table. A file that
 * is none of ours, cut off or changed is a Fault, at the latest at the place where it is.
 */
export async function readBackup(
  file: string,
  begin: (head: BackupHead) => Promise<void>,
  take: TakeTable,
): Promise<BackupSummary> {
  const stream = createReadStream(file);
  const gunzip = createGunzip();
  stream.on('error', (error) => gunzip.destroy(error));
  const reader = new ByteReader(stream.pipe(gunzip));
  try {
    const head = await headOf(reader, file);
    await begin(head);
    const summary: BackupSummary = { head, tables: 0, rows: 0 };
    for (;;) {
      const next = await lineOf<BackupTable | BackupEnd>(reader, file);
      if ('tables' in next) {
        if (next.tables !== summary.tables) throw unusable(file, 'tables are missing');
        return summary;
      }
      summary.tables++;
      summary.rows += await readTable(reader, next, take, file);
    }
  } catch (error) {
    throw faultOf(error, file);
  } finally {
    stream.destroy();
    gunzip.destroy();
  }
}

async function readTable(
  reader: ByteReader,
  table: BackupTable,
  take: TakeTable,
  file: string,
): Promise<number> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = (await reader.exactly(4)).readUInt32BE();
      if (length === 0) return;
      const chunk = await reader.exactly(length);
      hash.update(chunk);
      bytes += length;
      yield chunk;
    }
  }
  await take(table, chunks());
  const end = await lineOf<BackupTableEnd>(reader, file);
  if (end.bytes !== bytes || end.sha256 !== hash.digest('hex'))
    throw unusable(file, `the rows of ${table.table} are not those that were written`);
  return end.rows;
}

async function headOf(reader: ByteReader, file: string): Promise<BackupHead> {
  const head = await lineOf<BackupHead>(reader, file);
  if (head.format !== BACKUP_FORMAT) throw unusable(file, 'it is no backup of Signalbox');
  if (head.version > BACKUP_VERSION)
    throw new Fault('backup.newer', `The backup ${file} was made by a newer Signalbox.`);
  return head;
}

async function lineOf<T>(reader: ByteReader, file: string): Promise<T> {
  try {
    return JSON.parse(await reader.line()) as T;
  } catch (error) {
    if (error instanceof SyntaxError) throw unusable(file, 'it is damaged');
    throw error;
  }
}

function faultOf(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof Fault || code === undefined) return error;
  if (code === 'ENOENT') return new Fault('backup.none', `There is no file ${file}.`);
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR' || code === ByteReader.CUT_OFF)
    return unusable(file, 'it is damaged or was cut off');
  return error;
}

function unusable(file: string, why: string): Fault {
  return new Fault('backup.unusable', `The backup ${file} cannot be used: ${why}.`);
}
