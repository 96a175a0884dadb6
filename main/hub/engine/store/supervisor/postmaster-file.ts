import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server writes down about itself in `postmaster.pid` (miscadmin.h, LOCK_FILE_LINE_…). */
export interface PostmasterFile {
  pid: number;
  port: number;
  /** Null where it listens on TCP alone. */
  socketFolder: string | null;
  /** Null where it listens on its socket alone. */
  listenAddress: string | null;
  /** `starting`, `ready`, `stopping`, `standby`; empty while not yet written. */
  status: string;
}

/** The file of a data folder; null when there is none, or only its first half has been written so far. */
export function readPostmasterFile(dataFolder: string): PostmasterFile | null {
  let text: string;
  try {
    text = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const [pid, , , port, socketFolder, listenAddress, , status] = text.split('\n');
  if (!/^\d+$/.test(pid ?? '')) return null;
  return {
    pid: Number(pid),
    port: Number(port ?? 0),
    socketFolder: socketFolder || null,
    listenAddress: listenAddress || null,
    status: (status ?? '').trim(),
  };
}
