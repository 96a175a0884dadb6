import { fromMs, MINUTE_MS, SECOND_MS, toMs, type Instant } from '#shared/vocabulary';
import type { CommandRow } from './command.collection.ts';

/**
 * How long a target may take to say "accepted", per attempt. Both must pass before we try again: world time, because
 * that is what the target works in, and machine time, because at 3,600 times the world's pace two minutes are nothing.
 */
export const ANSWER_WORLD_MS = 2 * MINUTE_MS;
export const ANSWER_MACHINE_MS = 5 * SECOND_MS;

/** With the wait doubled each time, five tries are an hour of world time: longer than a restart, shorter than a shift. */
export const MAX_ATTEMPTS = 5;

export type Step =
  | { do: 'send' }
  | { do: 'expire' }
  | { do: 'giveUp' }
  /** Look again at this world instant, and not before so much machine time has passed since the last attempt. */
  | { do: 'wait'; until: Instant; machineMs: number };

/**
 * What to do with an open command now. `sinceMachineMs` is how long ago it was put on the wire by this process;
 * Infinity before the first time, 0 right after a start (a restarted hub waits for the answer that may be in the feed's
 * replay before it sends again). A target that keeps no idempotency keys is never sent the same twice: what it made of
 * the first, a person has to find out.
 */
export function nextStep(
  command: CommandRow,
  nowMs: number,
  sinceMachineMs: number,
  isIdempotent: boolean,
): Step {
  const expiresMs = toMs(command.expiresAt);
  if (command.status === 'queued' && nowMs < expiresMs) return { do: 'send' };
  // One that a person has tried again was sent once: nobody may take it for one that never left, and ask for another.
  if (command.status === 'queued') return { do: command.sentAt === null ? 'expire' : 'giveUp' };
  const machineMs = ANSWER_MACHINE_MS * 2 ** Math.max(0, command.attempts - 1);
  const tryMs = toMs(command.nextTryAt ?? command.expiresAt);
  if (nowMs < tryMs || sinceMachineMs < machineMs)
    return { do: 'wait', until: fromMs(tryMs), machineMs };
  // Past its expiry the target must not carry it out, and whether it did before, only the target knows.
  const mostAttempts = isIdempotent ? MAX_ATTEMPTS : 1;
  if (command.attempts >= mostAttempts || nowMs >= expiresMs) return { do: 'giveUp' };
  return { do: 'send' };
}

/** When to try again after an attempt at `nowMs`. */
export function nextTryAt(attempt: number, nowMs: number): Instant {
  return fromMs(nowMs + ANSWER_WORLD_MS * 2 ** (attempt - 1));
}
