import { spawnSync, type SpawnOptions } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#shared/vocabulary';
import { binariesIn, type Binaries } from './binaries.ts';

/**
 * How the server's programs are run. PostgreSQL refuses to run as root: there it runs in a user namespace in which we
 * are somebody else (files stay owned by root), or, where that is forbidden, as another user.
 */
export interface RunAs {
  way: 'direct' | 'namespace' | 'user';
  binaries: Binaries;
  /** The command line that runs a program so. */
  command(program: string, args: readonly string[]): { file: string; args: string[] };
  /** What `spawn` needs besides. */
  options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Who must own the files, where that is another than we. */
  owner: { uid: number; gid: number } | null;
}

export interface RunAsOptions {
  binaries: Binaries;
  /** The store's folder; a copy of the binaries is put there where another user cannot read the original. */
  folder: string;
  /** The data folder; when it is there already, its owner decides. */
  dataFolder: string;
  /** For tests: the ways that may be tried as root. */
  ways?: readonly ('namespace' | 'user')[];
}

const PROBE_MS = 5_000;

/** Finds the first way that works here, by trying it; refuses, naming the way out, when none does. */
export function findRunAs(options: RunAsOptions): RunAs {
  if (process.platform === 'win32' || process.getuid!() !== 0) return direct(options.binaries);
  const ways = options.ways ?? ['namespace', 'user'];
  const ownerUid = existsSync(options.dataFolder) ? statSync(options.dataFolder).uid : 0;
  const way =
    (ownerUid === 0 && ways.includes('namespace') ? inNamespace(options.binaries) : null) ??
    (ways.includes('user') ? asUser(options, ownerUid) : null);
  if (way) return way;
  throw new Fault(
    'store.root',
    `PostgreSQL does not run as root, and here it can neither run in a user namespace nor as another user in ${options.folder}. ` +
      'Start Signalbox as a normal user, give a folder that other users can reach with --data-dir, or name a PostgreSQL with --database-url.',
  );
}

function direct(binaries: Binaries): RunAs {
  return {
    way: 'direct',
    binaries,
    command: (file, args) => ({ file, args: [...args] }),
    options: {},
    owner: null,
  };
}

/** The kernel or a container's rules may forbid it (and then say anything, even "No space left on device"). */
function inNamespace(binaries: Binaries): RunAs | null {
  // initdb asks who it is, so the number must have a name.
  const user = userAccounts().find(({ uid }) => uid === 1000) ?? userAccounts()[0];
  if (!user) return null;
  const flags = ['--user', `--map-user=${user.uid}`, `--map-group=${user.uid}`];
  const probe = spawnSync('unshare', [...flags, 'true'], { timeout: PROBE_MS, stdio: 'ignore' });
  if (probe.status !== 0) return null;
  return {
    way: 'namespace',
    binaries,
    command: (file, args) => ({ file: 'unshare', args: [...flags, '--', file, ...args] }),
    options: {},
    owner: null,
  };
}

/** As the owner of the data folder, else as a service user: postgres where Debian's package has made it, else nobody. */
function asUser(options: RunAsOptions, ownerUid: number): RunAs | null {
  const accounts = userAccounts();
  const account =
    ownerUid === 0
      ? (accounts.find(({ name }) => name === 'postgres') ??
        accounts.find(({ name }) => name === 'nobody'))
      : accounts.find(({ uid }) => uid === ownerUid);
  if (!account) return null;
  const { uid, gid } = account;
  const runs = (binaries: Binaries): boolean =>
    spawnSync(binaries.postgres, ['--version'], {
      uid,
      gid,
      cwd: '/',
      timeout: PROBE_MS,
      stdio: 'ignore',
    }).status === 0;
  // Whoever passes through the folder still sees nothing of what is in it.
  chmodSync(options.folder, 0o711);
  const reaches = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', options.folder], {
    uid,
    gid,
    cwd: '/',
    timeout: PROBE_MS,
    stdio: 'ignore',
  });
  if (reaches.status !== 0) return null;
  const binaries = runs(options.binaries) ? options.binaries : copied(options);
  if (!runs(binaries)) return null;
  return {
    way: 'user',
    binaries,
    command: (file, args) => ({ file, args: [...args] }),
    options: { uid, gid },
    owner: { uid, gid },
  };
}

/** A copy of the binaries where the other user can read them (0.3 s, once; made anew when it is of another build). */
function copied({ binaries, folder }: RunAsOptions): Binaries {
  const copy = join(folder, 'binaries');
  const stamp = (root: string): string => {
    const program = join(root, 'bin', 'postgres');
    const { size, mtimeMs } = statSync(program);
    return `${size} ${Math.floor(mtimeMs)}`;
  };
  if (existsSync(copy) && stamp(copy) === stamp(binaries.root))
    return binariesIn(join(copy, 'bin'));
  const fresh = `${copy}.new`;
  rmSync(fresh, { recursive: true, force: true });
  cpSync(binaries.root, fresh, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
  });
  rmSync(copy, { recursive: true, force: true });
  renameSync(fresh, copy);
  return binariesIn(join(copy, 'bin'));
}

/** The accounts of this machine that are not root's. */
function userAccounts(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && fields[2] !== '0')
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
}
