/**
 * Runs the program named in its argument as a utility process of Electron. Such a process has no standard input and, on
 * Windows, no signals: the shell's word "stop" becomes the signal that hub and simulator know.
 */
import { pathToFileURL } from 'node:url';

process.parentPort.on('message', ({ data }) => {
  if (data === 'stop') process.emit('SIGTERM');
});
await import(pathToFileURL(process.argv.at(-1) as string).href);
