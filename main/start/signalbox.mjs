/** Simulator and hub as one thing: started in order, kept running, kept connected. */
import { join } from 'node:path';
import { OWN_NODE, ROOT } from './house.mjs';
import { HUB_ALLOCATOR, HUB_FLAGS } from './hub-memory.mjs';
import { LogFile } from './log-file.mjs';
import { identityOf } from './process-identity.mjs';
import { beginStep } from './progress.mjs';
import { Supervised } from './supervise.mjs';

/**
 * @typedef {object} Backend
 * @property {string} address Where the hub listens.
 */

/**
 * Starts the simulator, then the hub on the simulator's ports. Each is added to `running` as soon as it lives, so that a
 * start that fails half-way leaves nothing.
 * @param {import('./arguments.mjs').StartOptions} options
 * @param {{ dataDir: string, token: string, running: import('./running.mjs').Running, claim: import('./instance.mjs').Claim, say: (line: string) => void, root?: string, node?: string }} context
 * @returns {Promise<Backend>}
 */
export async function startBackend(options, context) {
  const { dataDir, token, running, claim, say, root = ROOT, node = OWN_NODE } = context;
  /** @type {Record<string, import('./instance.mjs').ProcessMark>} */
  const children = {};
  const remember = (/** @type {string} */ name) => (/** @type {number} */ pid) => {
    children[name] = { pid, identity: identityOf(pid) ?? '' };
    claim.update({ children: { ...children } });
  };
  const common = {
    SIGNALBOX_DATA_DIR: dataDir,
    SIGNALBOX_TOKEN: token,
    SIGNALBOX_SPEED: String(options.speed),
    // Reading TypeScript was half of what a start took of the processor: Node keeps what it made of it.
    NODE_COMPILE_CACHE: join(root, 'dist/compiled'),
  };
  const begin = (
    /** @type {string} */ name,
    /** @type {Omit<import('./supervise.mjs').ChildPlan, 'name' | 'node' | 'log' | 'say' | 'onSpawn'>} */ plan,
  ) => {
    const log = new LogFile(join(dataDir, 'logs', `${name}.log`));
    const child = new Supervised({ ...plan, name, node, log, say, onSpawn: remember(name) });
    running.add({ stop: () => child.stop(), kill: () => child.kill() });
    return child;
  };

  let feeds = '';
  /** All that the simulator serves, by the ports in `feeds`. */
  let sources = '';
  /** @type {Supervised | null} */
  let hub = null;
  const simulatorSteps = new ChildSteps('Starting the simulator');
  const simulator = begin('simulator', {
    script: join(root, 'main/simulator/simulator.ts'),
    // A simulator that is started again listens where it listened before, so that the hub finds its feeds again.
    environment: () => ({
      ...common,
      ...(options.scale === null ? {} : { SIGNALBOX_SCALE: String(options.scale) }),
      ...(options.historyDays === null
        ? {}
        : { SIGNALBOX_HISTORY_DAYS: String(options.historyDays) }),
      ...(feeds === '' ? {} : { SIGNALBOX_FEEDS: feeds }),
    }),
    onProgress: simulatorSteps.update,
    onReady({ ports, sources: served }) {
      sources = JSON.stringify(served);
      const moved = feeds !== '' && feeds !== JSON.stringify(ports);
      feeds = JSON.stringify(ports);
      if (moved) hub?.restart();
    },
  });
  await simulatorSteps.until(simulator.ready);

  let port = options.port;
  const hubSteps = new ChildSteps('Starting the hub');
  hub = begin('hub', {
    script: join(root, 'main/hub/hub.ts'),
    flags: HUB_FLAGS,
    environment: () => ({
      ...common,
      ...HUB_ALLOCATOR,
      SIGNALBOX_PORT: String(port),
      SIGNALBOX_FEEDS: feeds,
      SIGNALBOX_SOURCES: sources,
      SIGNALBOX_CONSOLE_DIR: join(root, 'dist/console'),
      ...(options.databaseUrl === null ? {} : { SIGNALBOX_DATABASE_URL: options.databaseUrl }),
    }),
    onProgress: hubSteps.update,
    onReady({ address }) {
      // The port that was free at the first start is the one in people's address bars from then on.
      port = Number(new URL(String(address)).port);
    },
  });
  await hubSteps.until(hub.ready);

  const address = `http://127.0.0.1:${port}`;
  claim.update({ address });
  return { address };
}

/** Shows what a child says of its start, and falls silent once it is ready: from then on the console shows progress. */
class ChildSteps {
  /** @type {import('./progress.mjs').Step | null} */ #step;
  update;

  /** @param {string} what */
  constructor(what) {
    this.#step = beginStep(what);
    /** @param {{ what: string, done: number | null, of: number | null }} line */
    this.update = ({ what: doing, done, of }) => {
      this.#step?.update(done === null || of === null ? doing : `${doing} ${done} of ${of}`);
    };
  }

  /** @param {Promise<unknown>} ready */
  async until(ready) {
    try {
      await ready;
      this.#step?.done();
    } catch (error) {
      this.#step?.drop();
      throw error;
    } finally {
      this.#step = null;
    }
  }
}
