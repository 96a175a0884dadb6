/**
 * Loaded into hub and simulator by `--import`: when the process that started them is gone, even by kill -9, the pipe to
 * their standard input ends, and they stop as if told to. Nothing of theirs runs on without anybody to stop it.
 */
import { isMainThread } from 'node:worker_threads';

/** Time to stop in order, PostgreSQL included; after it the process ends as it is. */
const GRACE_MS = 15_000;

// Worker threads and forked processes inherit --import; only the child that holds the pipe is on the leash.
if (isMainThread && process.env['SIGNALBOX_LEASH'] === String(process.ppid)) {
  const letGo = () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
  };
  process.stdin.once('close', letGo);
  process.stdin.on('error', () => {});
  process.stdin.resume();
  process.stdin.unref();
}
