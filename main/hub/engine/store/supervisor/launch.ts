import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { pause, type Machine } from '#engine/clock';
import { Fault } from '#shared/vocabulary';
import { packagedBinaries, type Binaries } from './binaries.ts';
import {
  DATABASE_USER,
  prepareDataFolder,
  programEnvironment,
  writeSettings,
} from './data-folder.ts';
import { folderFault } from './folder-fault.ts';
import { withFolderLock } from './folder-lock.ts';
import { loopbackAccess, readPassword } from './loopback.ts';
import { readPostmasterFile, type PostmasterFile } from './postmaster-file.ts';
import { isAlive, postgresIn, signal } from './processes.ts';
import { findRunAs, type RunAs, type RunAsOptions } from './run-as.ts';
import { settingsFile } from './settings.ts';
import { makeSocketFolder, removeSocketFolder, SOCKET_PORT } from './socket-folder.ts';
import { startFailure } from './start-failure.ts';

export interface LaunchOptions {
  /** The store's folder: data folder, log and lock are in it. */
  folder: string;
  machine: Machine;
  binaries?: Binaries;
  /** Settings that win over ours; for tests. */
  settings?: Record<string, string>;
  /** Whether making the data folder waits for the disk; off in tests only. */
  sync?: boolean;
  ways?: RunAsOptions['ways'];
  /** Told what takes long, in words for a person. */
  onStep?: (step: string) => void;
}

/** Where a server is reached. */
export interface ServerAddress {
  host: string;
  port: number;
  user: string;
  /** Null behind a socket that only we can reach. */
  password: string | null;
}

/** A server that is ready. */
export interface Launched {
  pid: number;
  address: ServerAddress;
  /** It ran already: a hub that was killed left it, or another process of ours started it. */
  adopted: boolean;
}

/** Recovery replays up to max_wal_size (2 GB) before it is ready; the slowest disk we know takes a minute for that. */
const READY_MS = 180_000;
const STOPPING_MS = 30_000;
const GONE_MS = 10_000;
const LOOK_AGAIN_MS = 10;
const LOCK_FILE = 'starting.lock';
const LOG_BYTES = 8 * 1024 * 1024;

/** The folder of the database itself within the store's folder. */
export function dataFolderOf(folder: string): string {
  return join(folder, 'postgres');
}

/**
 * Gives a ready server of the folder, whatever was there before: adopts the one that runs, else ends what a killed one
 * left (its children keep the shared memory, and a start beside them is refused for ten seconds), makes the database
 * if there is none, and starts.
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { folder, machine } = options;
  return withFolderLock(join(folder, LOCK_FILE), machine, async () => {
    const running = await runningServer(options);
    if (running) return { ...running, adopted: true };
    await endLeftovers(dataFolderOf(folder), machine);
    return { ...(await start(options)), adopted: false };
  });
}

/** The server that runs in the folder, once it is ready; null when there is none. */
export async function runningServer(
  options: LaunchOptions,
): Promise<Omit<Launched, 'adopted'> | null> {
  const dataFolder = dataFolderOf(options.folder);
  for (;;) {
    const file = readPostmasterFile(dataFolder);
    if (!file || !isServerOf(file, dataFolder)) return null;
    if (file.status === 'ready') {
      const address = addressOf(file, options.folder);
      // Someone has cleaned the folder for temporary files: a server that nobody can reach is none.
      if (!file.socketFolder || existsSync(join(file.socketFolder, `.s.PGSQL.${file.port}`)))
        return { pid: file.pid, address };
      signal(file.pid, 'SIGINT');
    }
    if (file.status === 'stopping' || file.status === 'ready') {
      if (!(await gone([file.pid], options.machine, STOPPING_MS))) return null;
      continue;
    }
    await ready(file.pid, options, 'An interrupted start of the database is going on');
  }
}

/** Whether the file tells of a living server of this folder, and not of a number that another process has got since. */
function isServerOf(file: PostmasterFile, dataFolder: string): boolean {
  if (!isAlive(file.pid)) return false;
  return process.platform === 'win32' || postgresIn(dataFolder).includes(file.pid);
}

/** Ends at once whatever server runs in a store's folder that nobody needs any more, as tests leave them. */
export async function endServersIn(folder: string, machine: Machine): Promise<void> {
  await endLeftovers(dataFolderOf(folder), machine);
}

/** Takes away the socket's folder of a server that has stopped, unless another process has started it again by now. */
export async function tidyUp(
  { folder, machine }: LaunchOptions,
  socketFolder: string,
): Promise<void> {
  await withFolderLock(join(folder, LOCK_FILE), machine, async () => {
    if (!readPostmasterFile(dataFolderOf(folder))) removeSocketFolder(socketFolder);
  });
}

/** The process of the server that runs in the folder, whatever it is doing; null when there is none. */
export function serverProcess(folder: string): number | null {
  const dataFolder = dataFolderOf(folder);
  const file = readPostmasterFile(dataFolder);
  return file && isServerOf(file, dataFolder) ? file.pid : null;
}

/** Ends every postgres that works in the folder, and takes away what would tell the next one that they still live. */
async function endLeftovers(dataFolder: string, machine: Machine): Promise<void> {
  const pids = postgresIn(dataFolder);
  // Their postmaster is dead or was deprived of its pid file: there is nothing that they could still bring to an end.
  for (const pid of pids) signal(pid, 'SIGKILL');
  if (!(await gone(pids, machine, GONE_MS)))
    throw new Fault(
      'store.in-use',
      `A PostgreSQL that was left in ${dataFolder} does not end (process ${pids.filter(isAlive).join(', ')}).`,
      { retryable: true },
    );
  const file = readPostmasterFile(dataFolder);
  if (!file) return;
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
  if (file.socketFolder) removeSocketFolder(file.socketFolder);
}

async function start(options: LaunchOptions): Promise<Omit<Launched, 'adopted'>> {
  const { folder, onStep } = options;
  const dataFolder = dataFolderOf(folder);
  const runAs = findRunAs({
    binaries: options.binaries ?? packagedBinaries(),
    folder,
    dataFolder,
    ...(options.ways && { ways: options.ways }),
  });
  if (!existsSync(dataFolder)) onStep?.('Making the database (once)');
  const loopback = process.platform === 'win32' ? await loopbackAccess(folder) : null;
  const major = await prepareDataFolder(dataFolder, runAs, {
    sync: options.sync ?? true,
    passwordFile: loopback?.passwordFile ?? null,
  });
  const listening = loopback
    ? { loopbackPort: loopback.port }
    : { socketFolder: makeSocketFolder(dataFolder, runAs.owner), port: SOCKET_PORT };
  writeSettings(dataFolder, settingsFile(major, listening, options.settings), runAs);

  const logFile = join(folder, 'postgres.log');
  const log = openLog(logFile, folder);
  const logStart = fstatSync(log).size;
  try {
    const pid =
      process.platform === 'win32'
        ? startByControl(runAs, dataFolder, logFile)
        : await spawned(runAs, dataFolder, log);
    const file = await ready(pid, options, 'The database recovers from an interruption', () =>
      saidSince(logFile, logStart),
    );
    return { pid: file.pid, address: addressOf(file, folder) };
  } catch (error) {
    if ('socketFolder' in listening) removeSocketFolder(listening.socketFolder);
    throw error;
  } finally {
    closeSync(log);
  }
}

/**
 * For glibc's malloc, ignored elsewhere: what is large goes back to the machine as soon as it is free. Left to itself it
 * learns from the first large statements to keep their room: of a first history of 600,000 positions the writer's
 * backend kept 194 MB for good.
 */
const GIVES_BACK = { MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_TRIM_THRESHOLD_: '4194304' };

/**
 * Starts the server as a process of its own group: Ctrl-C in the terminal goes to the whole group, and would stop the
 * database under the hub that still has to end its work.
 */
async function spawned(runAs: RunAs, dataFolder: string, log: number): Promise<number> {
  const { file, args } = runAs.command(runAs.binaries.postgres, ['-D', dataFolder]);
  const child: ChildProcess = spawn(file, args, {
    ...runAs.options,
    cwd: '/',
    env: { ...programEnvironment(), ...GIVES_BACK },
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.unref();
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) =>
      reject(new Fault('store.start', `PostgreSQL could not be run: ${error.message}`)),
    );
  });
  return child.pid!;
}

/** Windows: pg_ctl gives up the rights of an administrator, with which the server refuses to run. */
function startByControl(runAs: RunAs, dataFolder: string, logFile: string): number {
  spawnSync(runAs.binaries.pgCtl, ['start', '--no-wait', '-D', dataFolder, '-l', logFile], {
    stdio: 'ignore',
    env: programEnvironment(),
  });
  return 0;
}

/**
 * Waits until the server of the pid says in its file that it is ready; its death before is a failure to be explained.
 * @param startedPid 0 where only the file will tell the pid.
 */
async function ready(
  startedPid: number,
  options: LaunchOptions,
  slowStep: string,
  said: () => string = () => '',
): Promise<PostmasterFile> {
  const { machine, folder } = options;
  const dataFolder = dataFolderOf(folder);
  const startedMs = machine.machineNow();
  let told = false;
  for (;;) {
    const file = readPostmasterFile(dataFolder);
    const ours = file !== null && (startedPid === 0 || file.pid === startedPid);
    if (ours && file.status === 'ready') return file;
    const waitedMs = machine.machineNow() - startedMs;
    const ended = startedPid === 0 ? waitedMs > GONE_MS && !ours : !isAlive(startedPid);
    if (ended || waitedMs > READY_MS)
      throw startFailure(dataFolder, join(folder, 'postgres.log'), said());
    if (waitedMs > 1_000 && !told) {
      told = true;
      options.onStep?.(slowStep);
    }
    await pause(machine, LOOK_AGAIN_MS);
  }
}

/** Waits until processes are gone. */
export async function gone(
  pids: readonly number[],
  machine: Machine,
  patienceMs: number,
): Promise<boolean> {
  const untilMs = machine.machineNow() + patienceMs;
  while (pids.some(isAlive)) {
    if (machine.machineNow() > untilMs) return false;
    await pause(machine, LOOK_AGAIN_MS);
  }
  return true;
}

function addressOf(file: PostmasterFile, folder: string): ServerAddress {
  return {
    host: file.socketFolder ?? file.listenAddress ?? '127.0.0.1',
    port: file.port,
    user: DATABASE_USER,
    password: file.socketFolder ? null : readPassword(folder),
  };
}

/** What the log holds from a place on; nothing when someone took it away. */
function saidSince(logFile: string, fromByte: number): string {
  try {
    return readFileSync(logFile).subarray(fromByte).toString();
  } catch {
    return '';
  }
}

/** Opens the log for appending; a large one is put aside first, and the one put aside before is dropped. */
function openLog(logFile: string, folder: string): number {
  try {
    if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES)
      renameSync(logFile, `${logFile}.1`);
    return openSync(logFile, 'a', 0o600);
  } catch (error) {
    throw folderFault(error, folder);
  }
}
