/** Runs one program to its end, ends it with us at the latest, and keeps what it said, for those who have to explain its failure. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Lines kept of a program's output: enough to hold a compiler's complaint, little enough to keep in memory. */
const KEPT_LINES = 2_000;

/**
 * @typedef {object} Ended
 * @property {boolean} ok It ended by itself with exit code 0.
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {boolean} timedOut
 * @property {string[]} lines Its last lines, of both streams as they came.
 */

/**
 * Never throws for what the program does: a program that cannot be started ends with code null.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean, onLine?: (line: string) => void }} [options]
 * @returns {Promise<Ended>}
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const endWithUs = () => child.kill();
    process.once('exit', endWithUs);
    /** @type {string[]} */
    const lines = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > KEPT_LINES) lines.shift();
        options.onLine?.(line);
      });
    }

    let timedOut = false;
    const timer =
      options.timeoutMs === undefined
        ? null
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeoutMs);
    /** @param {number | null} code @param {NodeJS.Signals | null} signal */
    const end = (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      process.removeListener('exit', endWithUs);
      resolve({ ok: code === 0, code, signal, timedOut, lines });
    };
    child.on('error', (error) => {
      lines.push(error.message);
      end(null, null);
    });
    child.on('close', end);
  });
}
