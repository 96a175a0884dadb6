/**
 * Ends a child that was started `detached`, with all that it started itself. Does nothing when it has ended.
 * @param {import('node:child_process').ChildProcess} child
 */
export function killGroup(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}
