import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Checkout, type Start, makeCheckout } from './checkout.ts';

const READY = /^Signalbox is ready: (http:\/\/127\.0\.0\.1:(\d+)\/open\?code=\d+)$/;

let checkout: Checkout;
const starts: Start[] = [];

function start(args: readonly string[] = ['--port', '0'], environment?: NodeJS.ProcessEnv): Start {
  const begun = checkout.start(args, environment);
  starts.push(begun);
  return begun;
}

beforeEach(() => {
  checkout = makeCheckout();
});

afterEach(async () => {
  for (const { process: child, ended } of starts.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  checkout.remove();
});

/** The processes of a running start, from what it keeps for those who come after it. */
function children(): Record<'hub' | 'simulator', { pid: number }> {
  return JSON.parse(readFileSync(join(checkout.dataDir, 'instance.json'), 'utf8')).children;
}

function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[2] !== 'Z';
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(20);
}

describe('a good start', () => {
  test('ends with the address, after one line that says which console and why', async () => {
    const signalbox = start(['--port', '0', '--speed', '600']);
    await signalbox.line(READY);
    expect(signalbox.lines.at(-1)).toMatch(READY);
    expect(signalbox.lines.filter((line) => line.startsWith('Console: '))).toEqual([
      expect.stringMatching(
        /because --no-open was given; the address is http:\/\/127\.0\.0\.1:\d+$/,
      ),
    ]);
    expect(checkout.diary()).toEqual([
      'simulator started with speed 600 and feeds none',
      'hub started with speed 600 and feeds {"erp":1,"wms":2,"tms":3}',
    ]);
  });

  test('keeps what reaches the hub from other users', async () => {
    await start().line(READY);
    expect(statSync(join(checkout.dataDir, 'instance.json')).mode & 0o077).toBe(0);
    expect(statSync(checkout.dataDir).isDirectory()).toBe(true);
  });

  test('stops hub and simulator in this order at Ctrl-C, and lets the folder go', async () => {
    const signalbox = start();
    await signalbox.line(READY);
    signalbox.process.kill('SIGINT');
    expect(await signalbox.ended).toEqual({ code: 0, signal: null });
    expect(checkout.diary().slice(2)).toEqual(['hub stopped', 'simulator stopped']);
    expect(existsSync(join(checkout.dataDir, 'instance.json'))).toBe(false);
  });

  test('takes a Ctrl-C that npm hands on as well for the one it is', async () => {
    const signalbox = start();
    await signalbox.line(READY);
    signalbox.process.kill('SIGINT');
    await signalbox.line(/^Stopping/);
    signalbox.process.kill('SIGINT');
    expect(await signalbox.ended).toEqual({ code: 0, signal: null });
    expect(checkout.diary().slice(2)).toEqual(['hub stopped', 'simulator stopped']);
  });
});

describe('a running Signalbox', () => {
  test('starts a hub that was killed again, on the same port', async () => {
    const signalbox = start();
    const [, , port] = await signalbox.line(READY);
    process.kill(children().hub.pid, 'SIGKILL');
    await signalbox.line(/^The hub is back \(\d+\.\d s\)\.$/);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(403);
  });

  test('gives a simulator that was killed its ports back', async () => {
    const signalbox = start();
    await signalbox.line(READY);
    process.kill(children().simulator.pid, 'SIGKILL');
    await signalbox.line(/^The simulator is back/);
    expect(checkout.diary().at(-1)).toBe(
      'simulator started with speed 60 and feeds {"erp":1,"wms":2,"tms":3}',
    );
  });

  test('leaves no orphan when it is killed, and its folder can be used again at once', async () => {
    const signalbox = start();
    await signalbox.line(READY);
    const { hub, simulator } = children();
    signalbox.process.kill('SIGKILL');
    await signalbox.ended;
    const next = start();
    await next.line(READY);
    await until(() => !isAlive(hub.pid) && !isAlive(simulator.pid));
    expect(checkout.diary().filter((line) => line.endsWith('stopped'))).toHaveLength(2);
  });
});

/** Starts, and gives what a person reads when it is refused: the lines that tell no progress. */
async function refusal(
  args: readonly string[] = ['--port', '0'],
  environment?: NodeJS.ProcessEnv,
): Promise<string[]> {
  const refused = start(args, environment);
  expect(await refused.ended).toEqual({ code: 1, signal: null });
  return refused.lines.filter((line) => !/ …|: \d+\.\d s$/.test(line));
}

describe('a start that cannot be', () => {
  test('says it in one sentence when the hub gives a fault, and stops the simulator', async () => {
    checkout.order('hub', { fault: 'The store is damaged: restore a backup.' });
    expect(await refusal()).toEqual(['The store is damaged: restore a backup.']);
    expect(checkout.diary().at(-1)).toBe('simulator stopped');
  });

  test('shows the last words of a hub that died of a mistake of ours', async () => {
    checkout.order('hub', { crash: 'broken belief: a hub has a store' });
    const lines = await refusal();
    expect(lines[0]).toMatch(
      /^The hub ended before it was ready \(exit code 1\)\. More is in .*hub\.log/,
    );
    expect(lines.join('\n')).toContain('broken belief: a hub has a store');
  });

  test('names the port that another program holds', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await refusal(['--port', String(port)])).toEqual([
      `Port ${port} is in use by another program. Choose another with --port, or --port 0 for any free one.`,
    ]);
    server.close();
  });

  test('names the Signalbox that runs on the folder already', async () => {
    const first = start();
    await first.line(READY);
    expect(await refusal()).toEqual([
      expect.stringMatching(
        /^Signalbox already runs on .* \(process \d+\) at http:\/\/127\.0\.0\.1:\d+\. /,
      ),
    ]);
  });

  test('says that a data folder is damaged', async () => {
    writeFileSync(join(checkout.dataDir, 'signalbox.json'), '{"format":');
    expect(await refusal()).toEqual([
      expect.stringMatching(/^The data folder .* is damaged: signalbox\.json cannot be read\. /),
    ]);
  });

  test('does not write into a folder with other files', async () => {
    writeFileSync(join(checkout.dataDir, 'thesis.doc'), '');
    expect(await refusal()).toEqual([
      expect.stringMatching(/holds other files and no signalbox\.json/),
    ]);
  });

  test('does not take a file for a folder', async () => {
    rmSync(checkout.dataDir, { recursive: true });
    writeFileSync(checkout.dataDir, '');
    expect(await refusal()).toEqual([expect.stringMatching(/is a file, not a folder/)]);
  });

  test('refuses an option that does not exist', async () => {
    expect(await refusal(['--prot', '1'])).toEqual([
      'There is no option --prot. Options go after two dashes: npm start -- --help',
    ]);
  });

  test('refuses an option that npm kept for itself', async () => {
    expect(await refusal([], { npm_config_port: 'true' })).toEqual([
      'npm kept --port for itself. Options go after two dashes: npm start -- --port',
    ]);
  });
});
