/**
 * The hub's process. It says one JSON object a line on its standard output: `{"progress":…}` while it starts,
 * `{"ready":true,"address":…}` once consoles may come, `{"fault":…}` before it ends for a reason that a person can act
 * on. SIGTERM stops it in order.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { followSimulatorClock } from '#edge/simulation';
import { seededRandom, systemClock, systemMachine, systemSecret } from '#engine/clock';
import { Fault } from '#shared/vocabulary';
import { readEnvironment } from './environment.ts';
import { createHub, type Hub } from './index.ts';

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
let hub: Hub | null = null;
let ending = false;

process.on('SIGTERM', () => void end(0));
process.on('SIGINT', () => void end(0));
process.on('unhandledRejection', fail);
process.on('uncaughtException', fail);

try {
  await run();
} catch (error) {
  fail(error);
}

async function run(): Promise<void> {
  const { dataDir, headsDir, databaseUrl, plan, ...options } = readEnvironment(process.env);
  if (plan.simulator !== null) say({ progress: 'Waiting for the simulator’s clock' });
  const followed =
    plan.simulator === null ? null : await followSimulatorClock(plan.simulator, systemMachine);
  hub = await createHub({
    ...options,
    ...plan,
    chores: true,
    heads: headsDir,
    inbox: join(dataDir, 'inbox'),
    place: databaseUrl === null ? { folder: dataDir } : { url: databaseUrl },
    version: ownVersion(),
    clock: followed?.clock ?? systemClock(),
    machine: systemMachine,
    random: seededRandom(systemSecret(16)),
    onStep: (step) => say({ progress: step }),
    report: (error) => console.error(error),
    onFault: fail,
  });
  if (ending) return;
  const { port } = hub.gateway;
  say({ ready: true, address: `http://127.0.0.1:${port}`, port, pid: process.pid });
}

/** Ends the process; the supervisor starts it again. A sentence for the person, the stack for the log. */
function fail(error: unknown): void {
  if (!(error instanceof Fault)) console.error(error);
  say({ fault: error instanceof Error ? error.message : String(error) });
  void end(1);
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  try {
    await hub?.close();
  } catch (error) {
    console.error(error);
  }
  process.exit(code);
}

function ownVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
