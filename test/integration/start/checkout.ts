import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '../../..');

const HUB = `import { standIn } from './stand-in-child.mjs';
standIn('hub', (address) => ({ address }));
`;
const SIMULATOR = `import { standIn } from './stand-in-child.mjs';
standIn('simulator', () => ({ ports: { erp: 1, wms: 2, tms: 3 } }));
`;

/** A checkout whose start is ours and whose hub, simulator and console are the smallest there can be. */
export interface Checkout {
  dataDir: string;
  start(args?: readonly string[], environment?: NodeJS.ProcessEnv): Start;
  /** What hub or simulator do wrong from their next start on. */
  order(child: 'hub' | 'simulator', orders: { fault?: string; crash?: string }): void;
  /** What hub and simulator did, in order. */
  diary(): string[];
  remove(): void;
}

/** One run of `npm start`'s own script. */
export interface Start {
  process: ChildProcess;
  lines: readonly string[];
  /** Resolves with the first line that matches; fails when the start ends without it. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export function makeCheckout(): Checkout {
  const root = mkdtempSync(join(tmpdir(), 'signalbox-start-'));
  for (const path of ['main/start', 'package.json', 'package-lock.json']) {
    cpSync(join(ROOT, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  for (const [path, text] of [
    ['main/hub/hub.ts', HUB],
    ['main/simulator/simulator.ts', SIMULATOR],
    ['renderer/index.html', '<!doctype html><title>console</title>'],
    [
      'vite.config.ts',
      `export default { root: 'renderer', build: { outDir: '../dist/console' } };`,
    ],
  ] as const) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const process of ['hub', 'simulator']) {
    const name = 'stand-in-child.mjs';
    cpSync(join(import.meta.dirname, name), join(root, 'main', process, name));
  }

  const dataDir = join(root, 'data');
  mkdirSync(join(dataDir, 'inbox'), { recursive: true });
  return {
    dataDir,
    start: (args = [], environment = {}) =>
      run(
        join(root, 'main/start/start.mjs'),
        ['--data-dir', dataDir, '--no-open', ...args],
        environment,
      ),
    order: (child, orders) =>
      writeFileSync(join(root, 'main', child, 'orders.json'), JSON.stringify(orders)),
    diary: () => readFileSync(join(dataDir, 'diary'), 'utf8').trim().split('\n'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function run(script: string, args: readonly string[], environment: NodeJS.ProcessEnv): Start {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, npm_lifecycle_event: undefined, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) => {
    child.once('close', (code, signal) => done({ code, signal }));
  });
  return {
    process: child,
    lines,
    ended,
    line: (pattern) =>
      new Promise((found, failed) => {
        const look = () => {
          const match = lines.map((line) => pattern.exec(line)).find((each) => each !== null);
          if (!match) return;
          waiting.delete(look);
          found(match);
        };
        waiting.add(look);
        void ended.then(() => failed(new Error(`ended without ${pattern}:\n${lines.join('\n')}`)));
        look();
      }),
  };
}
