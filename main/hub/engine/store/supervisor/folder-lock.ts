import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pause, type Machine } from '#engine/clock';
import { Fault } from '#shared/vocabulary';
import { folderFault } from './folder-fault.ts';
import { isAlive, startTick } from './processes.ts';

/** A first start (initdb on a slow disk) takes seconds, and whoever comes second only has to wait for it. */
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 25;

/**
 * Runs `act` while no other process does so with the same file: two hubs that come at once would both make the
 * database. The file names its holder; one that a dead process left is taken over.
 */
export async function withFolderLock<T>(
  file: string,
  machine: Machine,
  act: () => Promise<T>,
): Promise<T> {
  mkdirSyncOrFault(dirname(file));
  const untilMs = machine.machineNow() + PATIENCE_MS;
  while (!take(file)) {
    if (machine.machineNow() > untilMs)
      throw new Fault('store.in-use', `Another Signalbox is starting the database (${file}).`, {
        retryable: true,
      });
    await pause(machine, LOOK_AGAIN_MS);
  }
  try {
    return await act();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${startTick(process.pid) ?? ''}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw folderFault(error, dirname(file));
  }
  const holder = holderOf(file);
  // Between making the file and writing to it, it is empty: its holder is alive.
  if (holder === null || holder === '') return false;
  const [pid, tick] = holder.split(' ');
  const held = isAlive(Number(pid)) && (!tick || startTick(Number(pid)) === tick);
  // Only what we have read is taken away: someone else may have taken it over meanwhile.
  if (!held && holderOf(file) === holder) rmSync(file, { force: true });
  return false;
}

function holderOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function mkdirSyncOrFault(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderFault(error, folder);
  }
}
