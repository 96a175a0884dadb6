import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ConsoleClient } from '../wire/index.ts';
import { TEST_TOKEN } from './hub.ts';

const PROGRAM = fileURLToPath(new URL('../../main/hub/hub.ts', import.meta.url));

/** The hub in a process of its own, as `npm start` runs it: what tests kill. */
export interface HubProcess {
  child: ChildProcess;
  port: number;
  /** How long it took until consoles may come. */
  readyMs: number;
  console(person?: string): Promise<ConsoleClient>;
  /** Ends it in order; the exit code. */
  stop(): Promise<number | null>;
  /** Ends it without notice, and waits for that. */
  kill(): Promise<void>;
}

/** Starts the hub with this environment, and waits until it is ready; a fault that it says is thrown. */
export async function startHub(environment: Record<string, string>): Promise<HubProcess> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      SIGNALBOX_TOKEN: TEST_TOKEN,
      SIGNALBOX_PORT: '0',
      // Within the test's own folder, which is taken away with everything in it.
      SIGNALBOX_HEADS_DIR: join(environment['SIGNALBOX_DATA_DIR'] ?? tmpdir(), 'heads'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as { ready?: true; port?: number; fault?: string };
      if (line.ready) resolve(line.port!);
      if (line.fault !== undefined) reject(new Error(line.fault));
    });
    void exited.then((code) =>
      reject(new Error(`the hub ended with ${code}:\n${complaints.join('\n')}`)),
    );
  });
  const consoles: ConsoleClient[] = [];
  const closeConsoles = (): void => {
    for (const client of consoles.splice(0)) client.close();
  };
  return {
    child,
    port,
    readyMs: performance.now() - startedMs,
    async console(person) {
      const client = await ConsoleClient.connect(port, TEST_TOKEN, person);
      consoles.push(client);
      return client;
    },
    stop() {
      closeConsoles();
      child.kill('SIGTERM');
      return exited;
    },
    async kill() {
      closeConsoles();
      child.kill('SIGKILL');
      await exited;
    },
  };
}
