/** The desktop shell as a child: opened, watched until a person closes it, closed. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { readChildLine } from './child-lines.mjs';
import { OWN_NODE } from './house.mjs';
import { killGroup } from './kill-group.mjs';

const LEASH = pathToFileURL(`${import.meta.dirname}/leash.mjs`).href;
const HOLDER = `${import.meta.dirname}/electron-holder.mjs`;

/** A window that lives this long without a word is taken for one that opened: an older shell says nothing. */
const OPENED_MS = 10_000;
const CLOSE_MS = 5_000;

/**
 * @typedef {object} ElectronWindow
 * @property {Promise<void>} opened Fails with why it did not open, as the end of a sentence.
 * @property {Promise<void>} closed
 * @property {() => Promise<void>} close
 * @property {() => void} kill
 */

/**
 * @param {{ binary: string, root: string, environment: Record<string, string>, log: import('./log-file.mjs').LogFile }} plan
 * @returns {ElectronWindow}
 */
export function openElectronWindow({ binary, root, environment, log }) {
  const child = spawn(OWN_NODE, ['--import', LEASH, HOLDER, binary, root], {
    env: { ...process.env, ...environment, SIGNALBOX_LEASH: String(process.pid) },
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  child.stdin.on('error', () => {});
  createInterface({ input: child.stderr }).on('line', (line) => log.write(line));

  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  /** @type {Promise<void>} */
  const opened = new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, OPENED_MS);
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = readChildLine(text);
      if (line.kind === 'ready') resolve();
      else log.write(text);
    });
    void closed.then(() => {
      clearTimeout(timer);
      reject(new Error(log.lastLines.at(-1) ?? 'it ended at once'));
    });
  });
  const kill = () => killGroup(child);
  return {
    opened,
    closed,
    kill,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const force = setTimeout(kill, CLOSE_MS);
      child.kill('SIGTERM');
      await closed;
      clearTimeout(force);
    },
  };
}
