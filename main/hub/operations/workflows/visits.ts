import type { LogEvent } from '#engine/kernel';
import type { RunStepped } from '#engine/runs';
import type { RunVisit } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

/**
 * The stays of a run at its steps, oldest first, from the events by which it moved: each ends where the next begins. An
 * event that stays at its step only did something there, and begins no other stay.
 */
export function visitsOf(
  initial: string,
  begunAt: Instant,
  moves: readonly LogEvent<RunStepped>[],
  nameOf: (actor: string) => string | null,
): RunVisit[] {
  const visits: RunVisit[] = [
    { step: moves[0]?.data.from ?? initial, enteredAt: begunAt, leftAt: null, actor: null },
  ];
  for (const { data, receivedAt, actor } of moves) {
    if (data.to === data.from) continue;
    visits.at(-1)!.leftAt = receivedAt;
    const who = actor === null ? null : nameOf(actor);
    visits.push({ step: data.to, enteredAt: receivedAt, leftAt: null, actor: who });
  }
  return visits;
}
