import { defineCollection, type LogEvent, type WorldDraft } from '#engine/kernel';
import type { ExceptionType } from '#shared/protocol';
import { DAY_MS, fromMs, toMs, type Instant } from '#shared/vocabulary';
import { exceptions, type ExceptionState } from './exception.collection.ts';

/** Why an exception came before people: new, again after it was over, from under its cause, from a snooze, forgotten. */
export type RaisingKind = 'opened' | 'again' | 'unfolded' | 'woke' | 'lapsed';

/** One time that an exception came into the queue: what ISA-18.2 calls an annunciation. */
export interface Raising {
  /** `<exception>@<at>`. */
  key: string;
  exception: string;
  type: ExceptionType;
  subjectKey: string;
  kind: RaisingKind;
  at: Instant;
}

/** A week of them: the measures of alarm health look back a day, and a controller a shift or two further. */
const KEPT_DAYS = 7;

/** What interrupted people in the last week. What history or a cause holds back interrupts nobody. */
export const raisings = defineCollection<Raising>({
  name: 'exceptions.raising',
  key: (raising) => raising.key,
  columns: {
    key: { type: 'text' },
    exception: { type: 'text' },
    type: { type: 'text' },
    subjectKey: { type: 'text' },
    kind: { type: 'text' },
    at: { type: 'instant' },
  },
  indexes: { byDay: ({ at }) => at.slice(0, 10) },
});

/** Notes that an exception came before people, and lets go of the days that nobody looks back to. */
export function noteRaising(
  draft: WorldDraft,
  event: LogEvent,
  { key: exception, type, subjectKey }: Pick<ExceptionState, 'key' | 'type' | 'subjectKey'>,
  kind: RaisingKind,
): void {
  if (event.backfill) return;
  const at = event.receivedAt;
  const key = raisingKey(exception, at);
  draft.put(raisings, { key, exception, type, subjectKey, kind, at });
  // A week before the week: days without any raising must not leave older ones behind.
  for (let ago = KEPT_DAYS + 1; ago <= 2 * KEPT_DAYS; ago++) {
    const day = fromMs(toMs(at) - ago * DAY_MS).slice(0, 10);
    for (const old of draft.by(raisings, 'byDay', day)) draft.remove(raisings, old.key);
  }
}

/** It comes before people again; null when one of them called for it. */
export function noteAgain(draft: WorldDraft, event: LogEvent, kind: RaisingKind | null): void {
  const known = draft.get(exceptions, event.subject!);
  if (known && kind !== null) noteRaising(draft, event, known, kind);
}

/** It folded under its cause in the same moment: it came before nobody. */
export function forgetRaising(draft: WorldDraft, event: LogEvent): void {
  draft.remove(raisings, raisingKey(event.subject!, event.receivedAt));
}

function raisingKey(exception: string, at: Instant): string {
  return `${exception}@${at}`;
}
