import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Signalbox as a new user starts it, on a data folder of its own. */
export interface Application {
  /** The printed address; it opens a browser once. */
  address: string;
  dataDir: string;
  /** Ctrl-C, and the end of everything that it started. */
  stop(): Promise<void>;
}

const START = fileURLToPath(new URL('../../../main/start/start.mjs', import.meta.url));
const READY = /^Signalbox is ready: (\S+)$/;

/** As many of the lines of a failed start are told. */
const LAST_LINES = 20;

/** A new data folder in the machine's folder for what is temporary. */
export function newDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'signalbox-e2e-'));
}

/**
 * Runs `npm start`'s own script; resolves with its last line, rejects with what it said instead.
 * @param speed World seconds a second.
 */
export async function startApplication(dataDir: string, speed: number): Promise<Application> {
  const child = spawn(
    process.execPath,
    [START, '--no-open', '--port', '0', '--data-dir', dataDir, '--speed', String(speed)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Within the folder that is taken away at the end.
      env: { ...process.env, SIGNALBOX_HEADS_DIR: join(dataDir, 'heads') },
    },
  );
  const address = await readyAddress(child);
  return { address, dataDir, stop: () => ended(child) };
}

/** Takes a data folder away, with everything in it. */
export function removeDataFolder(dataDir: string): Promise<void> {
  return rm(dataDir, { recursive: true, force: true });
}

function readyAddress(child: ChildProcess): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const address = READY.exec(line)?.[1];
        if (address) resolve(address);
      });
    child.once('exit', (code) =>
      reject(new Error(`the start ended with ${code}:\n${lines.slice(-LAST_LINES).join('\n')}`)),
    );
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}
