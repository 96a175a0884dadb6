import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../main/simulator/simulator.ts', import.meta.url));

/** The simulator in a process of its own, as `npm start` runs it: what tests kill. */
export interface SimulatorProcess {
  child: ChildProcess;
  ports: { erp: number; wms: number; tms: number };
  url(source: string): string;
  /** Ends it in order; the exit code. */
  stop(): Promise<number | null>;
  /** Ends it without notice, and waits for that. */
  kill(): Promise<void>;
}

/** Starts the simulator with this environment, and waits until it is ready; a fault that it says is thrown. */
export async function startSimulatorProcess(
  environment: Record<string, string>,
): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
  const ports = await new Promise<SimulatorProcess['ports']>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as {
        ready?: true;
        ports?: SimulatorProcess['ports'];
        fault?: string;
      };
      if (line.ready) resolve(line.ports!);
      if (line.fault !== undefined) reject(new Error(line.fault));
    });
    void exited.then((code) =>
      reject(new Error(`the simulator ended with ${code}:\n${complaints.join('\n')}`)),
    );
  });
  return {
    child,
    ports,
    url(source) {
      const system = source.split('/')[0] as keyof typeof ports;
      return `http://127.0.0.1:${ports[system]}/${source}`;
    },
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
