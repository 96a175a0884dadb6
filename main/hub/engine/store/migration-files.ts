import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '#shared/vocabulary';

/** One step of the schema: `0007-stock-position.sql` of the global sequence. */
export interface Migration {
  number: number;
  name: string;
  /** SHA-256 of the file, in hex, by which a changed file is noticed. */
  checksum: string;
  sql: string;
}

/** Where the hub's migrations are. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

const FILE_NAME = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/;

/** The migrations of a folder in their order; two of one number, or a file named otherwise, is a fault. */
export function readMigrations(folder: string = MIGRATIONS_FOLDER): Migration[] {
  const migrations: Migration[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith('.sql')) continue;
    const [, digits, name] = FILE_NAME.exec(file) ?? [];
    if (digits === undefined || name === undefined)
      throw new Fault('store.migrations', `The migration ${file} is not named NNNN-name.sql.`);
    const number = Number(digits);
    if (migrations.at(-1)?.number === number)
      throw new Fault(
        'store.migrations',
        `Two migrations have the number ${digits}: ${file} is one.`,
      );
    // Git may check files out with CRLF; that is no change of what they say.
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    migrations.push({
      number,
      name,
      checksum: createHash('sha256').update(sql).digest('hex'),
      sql,
    });
  }
  return migrations;
}
