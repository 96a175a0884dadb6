import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StorePlace } from '#engine/store';

/** How another process fared with opening a store. */
export interface Holding {
  child: ChildProcess;
  held: boolean;
  /** What it was refused with. */
  code?: string;
  message?: string;
  /** Ends it as a normal stop does, and waits for that. */
  end(): Promise<void>;
  /** Ends it without notice, and waits for that. */
  kill(): Promise<void>;
}

/** Opens a store in a process of its own, as another user if wanted, and waits for how that went. */
export async function holdStore(
  place: StorePlace,
  user: { uid: number; gid: number } | null = null,
): Promise<Holding> {
  const program = fileURLToPath(new URL('./store-holder.ts', import.meta.url));
  const child = spawn(process.execPath, [program, JSON.stringify(place)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...user,
  });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const line = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('\n')) resolve(said);
    });
    child.once('close', () => reject(new Error(`the process ended: ${complaint}`)));
  });
  return {
    child,
    ...(JSON.parse(line) as Pick<Holding, 'held' | 'code' | 'message'>),
    end() {
      child.stdin.end();
      return exited;
    },
    kill() {
      child.kill('SIGKILL');
      return exited;
    },
  };
}
