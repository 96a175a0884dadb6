import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDataFolder, ownVersion, runningInstance } from '#start';
import { keepOutside } from '#engine/audit';
import { systemMachine } from '#engine/clock';
import { restoreBackup, type RestoreOptions } from '#engine/store';
import { Fault, fromMs } from '#shared/vocabulary';
import type { Command, CommandIo } from './command.ts';
import { fromHere } from './from-here.ts';
import { headsFolder, storeArguments, STORE_USAGE } from './store-place.ts';

const USAGE = `restore FILE ${STORE_USAGE}`;

/** A start that is told to stop needs up to seventeen seconds for each of its children. */
const STOPS_WITHIN_MS = 60_000;

/**
 * `signalbox restore FILE`: puts a backup in the place of what the hub knows. A Signalbox that runs there is stopped
 * first. The hub's epoch rises, so that no key of the time after the backup is minted a second time.
 */
export const command: Command = {
  name: 'restore',
  summary: 'stops Signalbox and puts a backup in the place of what the hub knows',
  usage: [USAGE],
  run: restore,
};

async function restore(args: string[], io: CommandIo): Promise<number> {
  const told = storeArguments(args);
  if (told === null || told.words.length !== 1) {
    io.err(`usage: signalbox ${USAGE}`);
    return 2;
  }
  const { folder, place } = told;
  if ('folder' in place) openDataFolder(folder, ownVersion(), 'restored');
  const { head, tables, rows, epoch } = await restoreAnyway({
    place,
    file: fromHere(told.words[0]!),
    machine: systemMachine,
    knownEpoch: knownEpoch(folder),
    // Not for a file that turns out to be none: then everything goes on as it was.
    onChecked: () => stopRunning(folder, io),
    onStep: (step) => io.err(step),
  });
  if ('folder' in place) writeFileSync(join(folder, EPOCH_FILE), `${epoch}\n`);
  const at = fromMs(systemMachine.machineNow());
  keepOutside(headsFolder(told), { at, restoredAs: epoch });
  io.out(
    `Restored ${tables} tables, ${rows} rows, as of ${head.madeAt}. The hub begins its life ${epoch}; start it with: npm start`,
  );
  return 0;
}

/** A damaged database is no reason not to restore: it is put aside, for whoever wants to look at it. */
async function restoreAnyway(options: RestoreOptions): ReturnType<typeof restoreBackup> {
  try {
    return await restoreBackup(options);
  } catch (error) {
    const { place } = options;
    if (!(error instanceof Fault) || error.code !== 'store.damaged' || !('folder' in place))
      throw error;
    const aside = `postgres.damaged-${Math.floor(systemMachine.machineNow())}`;
    renameSync(join(place.folder, 'postgres'), join(place.folder, aside));
    options.onStep?.(`The damaged database was put aside as ${aside}`);
    return restoreBackup(options);
  }
}

async function stopRunning(folder: string, io: CommandIo): Promise<void> {
  const running = runningInstance(folder);
  if (running === null) return;
  io.err(`Stopping the Signalbox on ${folder}`);
  process.kill(running.owner.pid, 'SIGTERM');
  const untilMs = systemMachine.machineNow() + STOPS_WITHIN_MS;
  while (runningInstance(folder) !== null) {
    if (systemMachine.machineNow() > untilMs)
      throw new Fault('cli.stillRunning', `The Signalbox on ${folder} does not stop.`);
    await wait(100);
  }
}

/** Beside the database, because a damaged one cannot tell it: the highest epoch that a restore has given here. */
const EPOCH_FILE = 'hub-epoch';

function knownEpoch(folder: string): number {
  try {
    return Number.parseInt(readFileSync(join(folder, EPOCH_FILE), 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
}
