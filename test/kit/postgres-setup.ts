import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { systemMachine } from '#engine/clock';
import { endServersIn } from '#engine/store';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's one PostgreSQL is, or will be once a test needs it. */
    postgresFolder: string;
  }
}

/** Folders of a run are named by its process: `sbx-test-<pid>`, and `sbx-test-<pid>-…` for those of single tests. */
const NAME = /^sbx-test-(\d+)/;

/**
 * Gives the run a folder for its PostgreSQL. The server is started by the first test file that needs one, shared by
 * all, and ended with the run; so are servers of single tests that failed, and those of runs that were killed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeFolders((pid) => !isAlive(pid));
  project.provide('postgresFolder', join(tmpdir(), `sbx-test-${process.pid}`));
  return () => removeFolders((pid) => pid === process.pid);
}

async function removeFolders(isTheirs: (pid: number) => boolean): Promise<void> {
  for (const entry of readdirSync(tmpdir())) {
    const pid = Number(NAME.exec(entry)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || !isTheirs(pid)) continue;
    const folder = join(tmpdir(), entry);
    await endServersIn(folder, systemMachine);
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
