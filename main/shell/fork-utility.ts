import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import type { LogFile } from '#start';
import type { ForkedChild } from './kept-child.ts';

/** Forks a program as a utility process of Electron; what it says beside the lines for the shell goes to its log. */
export function forkUtility(
  runner: string,
  program: string,
  name: string,
  environment: Record<string, string>,
  log: LogFile,
): ForkedChild {
  const child = utilityProcess.fork(runner, [program], {
    env: { ...process.env, ...environment },
    stdio: 'pipe',
    serviceName: `Signalbox ${name}`,
  });
  const { stdout, stderr } = child;
  if (stderr) createInterface({ input: stderr }).on('line', (line) => log.write(line));
  return {
    onLine(listener) {
      if (!stdout) return;
      createInterface({ input: stdout }).on('line', (line) => {
        log.write(line);
        listener(line);
      });
    },
    onExit: (listener) => void child.once('exit', listener),
    askToStop: () => child.postMessage('stop'),
    kill: () => void child.kill(),
  };
}
