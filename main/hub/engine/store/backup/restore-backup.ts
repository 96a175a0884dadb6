import { Fault } from '#shared/vocabulary';
import type { Machine } from '#engine/clock';
import { quoteName } from '../column-type.ts';
import { hubEpoch, raiseEpoch } from '../epoch.sql.ts';
import { appliedMigrations, applyMigration } from '../migrate.ts';
import { readMigrations, type Migration } from '../migration-files.ts';
import { openPlace, type StorePlace } from '../place.ts';
import { requireUsable } from '../require-usable.sql.ts';
import type { Session } from '../session.ts';
import { inTransaction } from '../transaction.ts';
import { WriterConnection } from '../writer-connection.ts';
import type { BackupHead, BackupSummary } from './backup-format.ts';
import { ownIdentities, ownSchemas } from './own-tables.sql.ts';
import { readBackup } from './read-backup.ts';

export interface RestoreOptions {
  place: StorePlace;
  file: string;
  machine: Machine;
  /** The highest epoch that any hub on this data folder is known to have had. */
  knownEpoch: number;
  /** Called once the backup has proved whole and readable, before the store is touched. */
  onChecked?: () => Promise<void>;
  onStep?: (step: string) => void;
}

/**
 * Puts a backup in the place of what the store holds, in one transaction: all of it or nothing. The hub's epoch becomes
 * higher than any before, so that no key is minted a second time. Refused while a hub has the store (`store.held`), for
 * a file that cannot be used, and for a schema that this Signalbox does not know.
 */
export async function restoreBackup(
  options: RestoreOptions,
): Promise<BackupSummary & { epoch: number }> {
  const { file, machine, onStep } = options;
  onStep?.('Checking the backup');
  await readBackup(
    file,
    async (head) => void knownSchema(head),
    (_table, chunks) => drain(chunks),
  );
  await options.onChecked?.();
  const place = await openPlace(options.place, machine, onStep);
  const writer = new WriterConnection(place, machine);
  try {
    return await writer.withClient(async (client) => {
      await requireUsable(client);
      onStep?.('Restoring the backup');
      return inTransaction(client, (session) => replaceAll(session, options));
    });
  } finally {
    await writer.close();
    await place.close('as-found');
  }
}

async function replaceAll(
  session: Session,
  { file, machine, knownEpoch }: RestoreOptions,
): Promise<BackupSummary & { epoch: number }> {
  const schemas = ownSchemas(readMigrations());
  const epochBefore =
    (await appliedMigrations(session)).length > 0 ? await hubEpoch(session) : knownEpoch;
  for (const schema of schemas)
    await session.run(`drop schema if exists ${quoteName(schema)} cascade`);
  const summary = await readBackup(
    file,
    async (head) => {
      for (const migration of knownSchema(head))
        await applyMigration(session, migration, machine.machineNow());
    },
    async ({ table, columns }, chunks) => {
      await session.run(`truncate ${quoteName(table)}`);
      await session.copyIn(table, columns, chunks);
    },
  );
  for (const { table, column } of await ownIdentities(session, schemas))
    await session.run(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), coalesce(max(${quoteName(column)}), 0) + 1, false) from ${quoteName(table)}`,
    );
  const epoch = Math.max(summary.head.epoch, epochBefore, knownEpoch) + 1;
  await raiseEpoch(session, epoch);
  return { ...summary, epoch };
}

/** Reads to the end, for the checksum. */
async function drain(chunks: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunks) bytes += chunk.length;
  return bytes;
}

/** The migrations of a backup, as we have them; it can only be restored by a Signalbox that knows each of them. */
function knownSchema(head: BackupHead): Migration[] {
  const ours = new Map(readMigrations().map((migration) => [migration.number, migration]));
  return head.migrations.map(({ number, checksum, name }) => {
    const known = ours.get(number);
    if (known?.checksum === checksum) return known;
    throw new Fault(
      'backup.otherSchema',
      `The backup was made by another Signalbox (${head.signalbox}): this one does not know its migration ${number}-${name}.`,
    );
  });
}
