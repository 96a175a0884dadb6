/**
 * Runs the Electron binary named in its arguments, on the leash that `--import` brings: it ends with the process that
 * started it, even one that was killed.
 */
import { spawn } from 'node:child_process';

const [binary = '', ...args] = process.argv.slice(2);
const electron = spawn(binary, args, { stdio: ['ignore', 'inherit', 'inherit'] });
process.on('SIGTERM', () => electron.kill('SIGTERM'));
electron.once('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
electron.once('exit', (code) => {
  process.exit(code ?? 1);
});
