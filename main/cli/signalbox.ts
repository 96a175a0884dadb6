/**
 * The `signalbox` command: `npm run --silent signalbox -- COMMAND`. Each command is a file beside this one; this file
 * finds it, gives it the world and takes its exit code.
 */
import { readFile } from 'node:fs/promises';
import { pinnedNodeVersion, StartFault } from '#start';
import { Fault } from '#shared/vocabulary';
import { findCommand, helpLines } from './commands.ts';
import type { CommandIo } from './command.ts';
import { fromHere } from './from-here.ts';

const io: CommandIo = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  readFile: (path) => readFile(fromHere(path)),
};

// `| head` closes our output early, and that is no failure.
process.stdout.on('error', () => process.exit());

process.exitCode = await signalbox(process.argv.slice(2));

async function signalbox([name, ...args]: string[]): Promise<number> {
  const pinned = pinnedNodeVersion();
  if (process.version !== `v${pinned}`) {
    io.err(
      `Signalbox runs on Node ${pinned}; this is ${process.version}. Use: npm run --silent signalbox -- ${name ?? 'help'}`,
    );
    return 2;
  }
  if (name === undefined || name === 'help' || name === '--help') {
    for (const line of await helpLines()) io.out(line);
    return name === undefined ? 2 : 0;
  }
  const command = await findCommand(name);
  if (command === null) {
    io.err(`There is no command "${name}". All of them: npm run --silent signalbox -- help`);
    return 2;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (!(error instanceof Fault) && !(error instanceof StartFault)) throw error;
    io.err(error.message);
    return 1;
  }
}
