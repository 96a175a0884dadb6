import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { platform } from 'node:process';

/** Whether a process exists and is not merely waiting to be reaped. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It exists and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return platform !== 'linux' || stat(pid)?.state !== 'Z';
}

/**
 * Tells a process from a later one that got its number: the clock tick since boot at which it started. Null where the
 * system does not say, and the number alone must do.
 */
export function startTick(pid: number): string | null {
  return platform === 'linux' ? (stat(pid)?.startTick ?? null) : null;
}

/** Ends a process if it still is there. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Processes named postgres that work in a folder: a server and its children, found by what they do and not by a pid
 * file, which may be gone, or old and its number given to another process. On Windows nobody tells a process's
 * folder: there the list is empty, and `pg_ctl` judges by the pid file.
 */
export function postgresIn(folder: string): number[] {
  if (platform === 'linux') return linuxPostgresIn(folder);
  if (platform === 'darwin') return darwinPostgresIn(folder);
  return [];
}

function linuxPostgresIn(folder: string): number[] {
  const pids: number[] = [];
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const found = stat(pid);
    if (found?.name !== 'postgres' || found.state === 'Z') continue;
    if (workingFolder(pid) === folder) pids.push(pid);
  }
  return pids;
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** /proc/<pid>/stat (proc(5)): the name stands in parentheses and may itself hold spaces and parentheses. */
function stat(pid: number): { name: string; state: string; startTick: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    return {
      name: text.slice(text.indexOf('(') + 1, end),
      state: fields[0]!,
      // Field 22, counted from 1; the two before the parenthesis are cut off.
      startTick: fields[19]!,
    };
  } catch {
    return null;
  }
}

function darwinPostgresIn(folder: string): number[] {
  let text: string;
  try {
    text = execFileSync('lsof', ['-a', '-c', 'postgres', '-d', 'cwd', '-Fpn'], {
      encoding: 'utf8',
    });
  } catch {
    // It answers 1 when nothing matches.
    return [];
  }
  const pids: number[] = [];
  let pid = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1));
    if (line === `n${folder}`) pids.push(pid);
  }
  return pids;
}
