import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies the data folder that `prepare` fills into `dataDir`. It is filled once a run, whichever file asks first; the
 * files of the suite run one after another, so nobody asks meanwhile. One that was left half-filled is begun anew.
 */
export async function copyPrepared(
  runFolder: string,
  dataDir: string,
  prepare: (folder: string) => Promise<void>,
): Promise<void> {
  const prepared = join(runFolder, 'caught-up');
  if (!existsSync(prepared)) {
    const begun = join(runFolder, 'begun');
    await rm(begun, { recursive: true, force: true });
    await prepare(begun);
    await rename(begun, prepared);
  }
  await cp(prepared, dataDir, { recursive: true });
}
