/**
 * One Signalbox a data folder: `instance.json` in it says who runs there, and how this user's own programs reach it.
 * The file is readable by this user alone, since it holds the token.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from './process-identity.mjs';
import { StartFault } from './start-fault.mjs';

/** @typedef {{ pid: number, identity: string }} ProcessMark */

/**
 * @typedef {object} Instance
 * @property {ProcessMark} owner The `npm start` that runs here.
 * @property {Record<string, ProcessMark>} children What it started and would leave behind if it were killed.
 * @property {string | null} address Where the hub listens, `http://127.0.0.1:4780`; null until it does.
 * @property {string} token
 */

const FILE = 'instance.json';

/**
 * Who runs in a data folder; null when nobody does.
 * @param {string} folder
 * @returns {Instance | null}
 */
export function runningInstance(folder) {
  const instance = read(join(folder, FILE));
  return instance !== null && lives(instance.owner) ? instance : null;
}

/**
 * @typedef {object} Claim
 * @property {ProcessMark[]} leftBehind What an earlier Signalbox that was killed left running here.
 * @property {(change: Partial<Instance>) => void} update
 * @property {() => void} release
 */

/**
 * Takes a data folder for this process. Refuses when another Signalbox runs in it; a lock whose owner is dead is taken
 * over.
 * @param {string} folder
 * @param {string} token
 * @returns {Claim}
 */
export function claimFolder(folder, token) {
  const path = join(folder, FILE);
  const identity = identityOf(process.pid) ?? '';
  /** @type {Instance} */
  let instance = { owner: { pid: process.pid, identity }, children: {}, address: null, token };
  const mine = `${path}.${process.pid}`;
  const write = () => writeFileSync(mine, `${JSON.stringify(instance)}\n`, { mode: 0o600 });

  /** @type {ProcessMark[]} */
  let leftBehind = [];
  write();
  try {
    // A link either makes the whole file appear or fails: nobody ever reads half a lock, and two never both succeed.
    while (!tryLink(mine, path)) {
      const other = read(path);
      if (other !== null && lives(other.owner)) throw alreadyRunning(folder, other);
      leftBehind = other === null ? [] : Object.values(other.children).filter(lives);
      moveAside(path, other, mine);
    }
  } finally {
    rmSync(mine, { force: true });
  }

  return {
    leftBehind,
    update(change) {
      instance = { ...instance, ...change };
      try {
        write();
        renameSync(mine, path);
      } catch {
        // A disk that has become full must not end what runs: the folder stays ours, others only know less of us.
        rmSync(mine, { force: true });
      }
    },
    release() {
      if (read(path)?.owner.pid === process.pid) rmSync(path, { force: true });
    },
  };
}

/** @param {string} from @param {string} to */
function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes a dead lock away, unless somebody else did so first and has put a living one in its place: then that one is put
 * back.
 * @param {string} path
 * @param {Instance | null} dead
 * @param {string} mine
 */
function moveAside(path, dead, mine) {
  const aside = `${mine}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved !== null && moved.owner.identity !== dead?.owner.identity) tryLink(aside, path);
  rmSync(aside, { force: true });
}

/** @param {string} path @returns {Instance | null} */
function read(path) {
  try {
    const instance = JSON.parse(readFileSync(path, 'utf8'));
    return typeof instance?.owner?.pid === 'number' ? instance : null;
  } catch {
    return null;
  }
}

/** @param {ProcessMark} mark */
function lives({ pid, identity }) {
  return identityOf(pid) === identity;
}

/** @param {string} folder @param {Instance} other */
function alreadyRunning(folder, other) {
  const where = other.address === null ? 'and is still starting' : `at ${other.address}`;
  return new StartFault(
    `Signalbox already runs on ${folder} (process ${other.owner.pid}) ${where}. ` +
      '`npm run signalbox -- open` prints an address to open it; --data-dir starts another.',
  );
}
