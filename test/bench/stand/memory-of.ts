import { readdirSync, readFileSync } from 'node:fs';

const KIB_PER_MB = 1_000_000 / 1_024;

/**
 * What a process takes of the machine's memory, MB: its proportional set size, in which a page that several processes
 * share counts by parts, so that PostgreSQL's shared buffers are not counted once a backend. Linux alone tells it.
 */
export function memoryMbOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)![1]) / KIB_PER_MB;
}

/** The same of a process and its children together. One that ends meanwhile counts for nothing. */
export function memoryMbOfAll(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, each) => {
    try {
      return sum + memoryMbOf(each);
    } catch {
      return sum;
    }
  }, 0);
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

/** Null when the process has ended. */
function parentOf(pid: number): number | null {
  try {
    // The name in brackets may hold anything; behind it come the state and the parent.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
