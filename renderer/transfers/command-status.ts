import type { CommandStep, CommandTrack } from '#shared/protocol';
import type { State } from '#shared/vocabulary';
import { clockSeconds, dayTime, durationText } from '#ui';
import type { Step, Viewpoint } from '#ui';

/** The five steps of a command's way, in order, as the card names them. */
const STEPS: readonly { step: CommandStep; name: string }[] = [
  { step: 'queued', name: 'Queued' },
  { step: 'sent', name: 'Sent' },
  { step: 'accepted', name: 'Accepted' },
  { step: 'applied', name: 'Applied' },
  { step: 'confirmed', name: 'Confirmed' },
];

/** Where a command stands, in one line, and the state that its line is drawn in. */
export interface CommandStatus {
  text: string;
  state?: State;
}

/** The five steps with the time of each that happened. */
export function stepsOf(track: CommandTrack): Step[] {
  return STEPS.map(({ step, name }) => ({ name, at: track.steps[step] ?? null }));
}

/**
 * What is said beside a command. Only the confirming event makes it done (PRODUCT.md, A3); "applied" is the target's
 * own word and still waits for that event. Silence is said with its length and the next try, never as a failure.
 */
export function commandStatus(track: CommandTrack, view: Viewpoint): CommandStatus {
  const { steps, rejected, waits, confirmedBy, attempts, nextTryAt } = track;
  if (rejected !== null) return { text: `“${rejected.reason}”`, state: 'critical' };
  if (steps.confirmed !== undefined) return { text: `Confirmed by ${confirmedBy}` };
  if (steps.queued === undefined) return { text: `Not queued: ${waits ?? 'waits'}` };
  const lastAt = lastStepAt(track) ?? steps.queued;
  if (track.overdue) {
    const silent = `No answer for ${durationText(view.nowMs - Date.parse(lastAt))}`;
    const next = nextTryAt === null ? 'no further try' : `next at ${dayTime(nextTryAt, view)}`;
    return { text: `${silent}, tried ${times(attempts)}, ${next}`, state: 'late' };
  }
  if (steps.applied !== undefined) return { text: `Waits for ${confirmedBy}` };
  if (nextTryAt !== null && attempts > 1) {
    return {
      text: `Tried ${times(attempts)}, next at ${clockSeconds(nextTryAt, view)}`,
      state: 'watch',
    };
  }
  return { text: waits ?? `Waits for ${track.target}` };
}

/** Whether a person can send it again: the target refused, or has not answered within its limits. */
export function canSendAgain(track: CommandTrack): boolean {
  return track.steps.confirmed === undefined && (track.rejected !== null || track.overdue);
}

function lastStepAt(track: CommandTrack): string | undefined {
  return STEPS.map(({ step }) => track.steps[step])
    .filter((at) => at !== undefined)
    .at(-1);
}

function times(attempts: number): string {
  return attempts === 1 ? 'once' : `${attempts} times`;
}
