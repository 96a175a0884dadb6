import { Fault } from '#shared/vocabulary';
import { damaged, diskFull } from './folder-fault.ts';

/**
 * Why a server did not start, from what it wrote to its log while trying. Damage is looked for first: a damaged file
 * may be followed by any other complaint.
 */
export function startFailure(dataFolder: string, logFile: string, said: string): Fault {
  const complaints = said
    .split('\n')
    .map((line) => /(?:FATAL|PANIC|ERROR|postgres: could not|error): *(.+)/.exec(line)?.[0])
    .filter((line) => line !== undefined);
  const last = complaints.at(-1) ?? said.trim().split('\n').at(-1) ?? '';
  const reason = last.replace(/^(?:FATAL|PANIC|ERROR|error|postgres): *(?:but )?/, '');

  // The kernel says the same of a missing semaphore or memory segment, which no freed disk would cure.
  if (/could not create (semaphores|shared memory segment)/.test(said))
    return new Fault(
      'store.no-shared-memory',
      `PostgreSQL got no shared memory from the system: ${reason}`,
      { retryable: true },
    );
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(dataFolder, said);
  const damage = DAMAGE.find((pattern) => pattern.test(said));
  if (damage) return damaged(dataFolder, reason);
  if (/incompatible with server|initialized by PostgreSQL version/.test(said))
    return new Fault(
      'store.foreign-version',
      `The database in ${dataFolder} was made by another PostgreSQL than this Signalbox brings: ${reason}`,
    );
  if (/wrong ownership|Permission denied|invalid permissions/.test(said))
    return new Fault(
      'store.folder-not-writable',
      `The database in ${dataFolder} belongs to another user, or others may write to it: ${reason}`,
    );
  if (/lock file .* already exists|pre-existing shared memory block/.test(said))
    return new Fault('store.in-use', `Another PostgreSQL still uses ${dataFolder}: ${reason}`, {
      retryable: true,
    });
  return new Fault(
    'store.start',
    `PostgreSQL did not start in ${dataFolder}: ${reason || 'it said nothing'} (log: ${logFile})`,
    { retryable: true },
  );
}

const DAMAGE = [
  /could not locate (?:a valid|required) checkpoint record/,
  /invalid (?:primary )?checkpoint (?:record|link)/,
  /incorrect checksum in control file/,
  /invalid data in file|invalid magic number|invalid page in block|page verification failed/,
  /could not (?:open|read|access|stat) (?:file|directory) "(?:global|base|pg_[a-z]+|PG_VERSION)/,
  /could not (?:open|read|access|stat) (?:file|directory) ".*\/(?:global|base|pg_[a-z]+|PG_VERSION)/,
  /required WAL directory|is not a valid data directory|database files are incompatible|is missing/,
  /could not read from (?:control )?file|could not find the database system/,
  /syntax error in file "postgresql\.auto\.conf"|syntax error in file ".*pg_hba\.conf"/,
];
