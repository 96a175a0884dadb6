/** The npm that is installed here, run as a child: the one that runs us, else the one on the path. */
import { basename } from 'node:path';
import { runCommand } from './run-command.mjs';
import { StartFault } from './start-fault.mjs';

/**
 * @param {readonly string[]} args
 * @param {Parameters<typeof runCommand>[2]} [options]
 */
export async function runNpm(args, options = {}) {
  const running = process.env['npm_execpath'];
  if (running !== undefined && basename(running) === 'npm-cli.js') {
    return await runCommand(process.execPath, [running, ...args], options);
  }
  // On Windows npm is a batch file, which only a shell can run; our arguments hold nothing that a shell would read.
  const windows = process.platform === 'win32';
  return await runCommand(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}

/** The major version of the installed npm. */
export async function npmMajor() {
  const { ok, lines } = await runNpm(['--version']);
  if (!ok) {
    throw new StartFault(
      'npm cannot be run: install Node.js with its npm (20.19 or newer) and start again.',
    );
  }
  return Number.parseInt(lines.at(-1) ?? '', 10);
}
