import { systemMachine } from '#engine/clock';
import { openToRead, writeBackup } from '#engine/store';
import { ownVersion } from '#start';
import { fromMs } from '#shared/vocabulary';
import type { Command, CommandIo } from './command.ts';
import { fromHere } from './from-here.ts';
import { requireStore, storeArguments, STORE_USAGE } from './store-place.ts';

const USAGE = `backup FILE ${STORE_USAGE}`;

/** `signalbox backup FILE`: everything the hub knows, as it is at one moment, in one file; Signalbox may run meanwhile. */
export const command: Command = {
  name: 'backup',
  summary: 'writes everything the hub knows into one file, while it runs',
  usage: [USAGE],
  run: backup,
};

async function backup(args: string[], io: CommandIo): Promise<number> {
  const told = storeArguments(args);
  if (told === null || told.words.length !== 1) {
    io.err(`usage: signalbox ${USAGE}`);
    return 2;
  }
  requireStore(told);
  const file = fromHere(told.words[0]!);
  const store = await openToRead({ place: told.place, machine: systemMachine });
  try {
    const madeAt = fromMs(systemMachine.machineNow());
    const { tables, rows } = await store.snapshot((session) =>
      writeBackup(session, file, { signalbox: ownVersion(), madeAt }),
    );
    io.out(`${file}: ${tables} tables, ${rows} rows, as of ${madeAt}.`);
    return 0;
  } finally {
    await store.close();
  }
}
