/** Ends what a Signalbox that was killed left running, before its data folder is used again. */
import { setTimeout as wait } from 'node:timers/promises';
import { identityOf } from './process-identity.mjs';
import { beginStep } from './progress.mjs';

/** A hub on its leash ends by itself, its PostgreSQL first: usually at once, under load in some seconds. */
const PATIENCE_MS = 20_000;

/**
 * @param {readonly import('./instance.mjs').ProcessMark[]} marks
 * @param {number} [patienceMs]
 */
export async function awaitEndOf(marks, patienceMs = PATIENCE_MS) {
  if (!marks.some(lives)) return;
  const step = beginStep('Waiting for the end of what an earlier Signalbox left running');
  const deadlineMs = performance.now() + patienceMs;
  let living = marks.filter(lives);
  while (living.length > 0 && performance.now() < deadlineMs) {
    await wait(100);
    living = living.filter(lives);
  }
  for (const { pid } of living) process.kill(pid, 'SIGKILL');
  step.done();
}

/** @param {import('./instance.mjs').ProcessMark} mark */
function lives({ pid, identity }) {
  return identityOf(pid) === identity;
}
