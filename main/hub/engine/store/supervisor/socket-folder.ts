import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Fault } from '#shared/vocabulary';

/** sun_path of Linux is 108 bytes with its closing zero; macOS has 104. */
const LONGEST_PATH_BYTES = process.platform === 'darwin' ? 103 : 107;

/** The port is only a part of the socket's file name, as each server has a folder of its own. */
export const SOCKET_PORT = 5432;

/**
 * Makes the folder for a server's socket, 0700: in $XDG_RUNTIME_DIR, else in the folder for temporary files. Never in
 * the data folder, whose path is as long as its user likes. Named by a hash of the data folder, so that each server
 * has its own and finds it again.
 * @param owner the user who runs the server, where that is another than we.
 */
export function makeSocketFolder(
  dataFolder: string,
  owner: { uid: number; gid: number } | null = null,
): string {
  const name = `sbx-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`;
  const bases = [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp'].filter((base) => !!base);
  const tried: string[] = [];
  for (const base of new Set(bases as string[])) {
    const folder = join(base, owner ? `${name}-${owner.uid}` : name);
    const bytes = Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`));
    const problem = bytes > LONGEST_PATH_BYTES ? `the path has ${bytes} bytes` : own(folder, owner);
    if (problem === null) return folder;
    tried.push(`${folder} (${problem})`);
  }
  throw new Fault(
    'store.no-socket-folder',
    `There is no place for the database's socket: ${tried.join(', ')}. Set XDG_RUNTIME_DIR to a short path that you can write to.`,
  );
}

/** Makes the folder, or sees that it is a folder of ours: anyone may have put something there in /tmp. */
function own(folder: string, owner: { uid: number; gid: number } | null): string | null {
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (owner) chownSync(folder, owner.uid, owner.gid);
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      return (error as NodeJS.ErrnoException).code ?? String(error);
  }
  const found = lstatSync(folder);
  const uid = owner?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== uid) return 'it belongs to somebody else';
  return (found.mode & 0o077) === 0 ? null : 'others can enter it';
}

/** Removes the socket's folder of a server that is gone, with the socket and its lock where a killed one left them. */
export function removeSocketFolder(folder: string): void {
  if (basename(folder).startsWith('sbx-')) rmSync(folder, { recursive: true, force: true });
}
