import { existsSync, readdirSync, rmSync } from 'node:fs';
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

const PREFIX = 'sbx-test-';

/**
 * Gives the run a folder for its PostgreSQL. The server is started by the first test file that needs one, shared by
 * all, and ended with the run, and so are those of runs that were killed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const entry of readdirSync(tmpdir()))
    if (entry.startsWith(PREFIX) && !isAlive(Number(entry.slice(PREFIX.length))))
      await remove(join(tmpdir(), entry));

  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  project.provide('postgresFolder', folder);
  return () => remove(folder);
}

async function remove(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await endServersIn(folder, systemMachine);
  rmSync(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
