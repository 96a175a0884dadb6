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
  /** Every line that the start printed. */
  lines: readonly string[];
  /** Ctrl-C, and the end of everything that it started. */
  stop(): Promise<void>;
}

const START = fileURLToPath(new URL('../../../main/start/start.mjs', import.meta.url));
const READY = /^Signalbox is ready: (\S+)$/;

/** Runs `npm start`'s own script; resolves with its last line, rejects with what it said instead. */
export async function startApplication(
  options: { speed?: number; args?: readonly string[] } = {},
): Promise<Application> {
  const dataDir = await mkdtemp(join(tmpdir(), 'signalbox-e2e-'));
  const args = ['--no-open', '--port', '0', '--data-dir', dataDir];
  const child = spawn(
    process.execPath,
    [START, ...args, '--speed', String(options.speed ?? 60), ...(options.args ?? [])],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: string[] = [];
  const address = await readyAddress(child, lines);
  return {
    address,
    dataDir,
    lines,
    async stop() {
      await ended(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function readyAddress(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const address = READY.exec(line)?.[1];
        if (address) resolve(address);
      });
    child.once('exit', (code) =>
      reject(new Error(`the start ended with ${code}:\n${lines.slice(-20).join('\n')}`)),
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
