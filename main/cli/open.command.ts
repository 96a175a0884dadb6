import { parseArgs } from 'node:util';
import { defaultDataFolder, freshConsoleAddress, runningInstance } from '#start';
import type { Command, CommandIo } from './command.ts';
import { fromHere } from './from-here.ts';

const USAGE = 'open [--data-dir FOLDER]';

/** `signalbox open`: prints a fresh address of the running Signalbox; it opens the console once. */
export const command: Command = {
  name: 'open',
  summary: 'prints an address that opens the console of the running Signalbox, once',
  usage: [USAGE],
  run: open,
};

async function open(args: string[], io: CommandIo): Promise<number> {
  const folder = folderFrom(args);
  if (folder === null) {
    io.err(`usage: signalbox ${USAGE}`);
    return 2;
  }
  const instance = runningInstance(folder);
  if (instance === null || instance.address === null) {
    io.err(
      instance === null
        ? `No Signalbox runs on ${folder}. Start it with: npm start`
        : `The Signalbox on ${folder} is still starting.`,
    );
    return 1;
  }
  try {
    io.out(await freshConsoleAddress(instance.address, instance.token));
    return 0;
  } catch {
    io.err(`The hub at ${instance.address} does not answer; it may be starting again.`);
    return 1;
  }
}

function folderFrom(args: string[]): string | null {
  try {
    const { values } = parseArgs({ args, options: { 'data-dir': { type: 'string' } } });
    const given = values['data-dir'];
    return given === undefined ? defaultDataFolder() : fromHere(given);
  } catch {
    return null;
  }
}
