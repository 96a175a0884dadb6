import type { LogEvent, WorldDraft } from '#engine/kernel';
import { exceptions, type ExceptionState } from './exception.collection.ts';
import { LADDER_FOOT } from './ladder.ts';
import type {
  ExceptionActedOn,
  ExceptionClockPaused,
  ExceptionClockResumed,
  ExceptionClocksMoved,
  ExceptionSteppedUp,
} from './own-events.ts';
import {
  movedSla,
  pausedSla,
  resumedSla,
  startSla,
  type SlaClock,
  type SlaTerms,
} from './sla-clock.ts';

/**
 * What happens to clock and ladder. None of it is a new version of the exception: nobody's act is refused because a
 * clock was paused or somebody else was called.
 */
export function foldClockPaused(draft: WorldDraft, event: LogEvent<ExceptionClockPaused>): void {
  clocked(draft, event.subject, (sla) =>
    pausedSla(sla, { ...event.data, by: event.actor ?? 'hub', from: event.receivedAt }),
  );
}

export function foldClockResumed(draft: WorldDraft, event: LogEvent<ExceptionClockResumed>): void {
  clocked(draft, event.subject, (sla) => resumedSla(sla, event.data, event.receivedAt));
}

export function foldClocksMoved(draft: WorldDraft, event: LogEvent<ExceptionClocksMoved>): void {
  for (const key of event.data.exceptions)
    clocked(draft, key, (sla) => movedSla(sla, event.data, event.receivedAt));
}

export function foldSteppedUp(draft: WorldDraft, event: LogEvent<ExceptionSteppedUp>): void {
  const known = draft.get(exceptions, event.subject!);
  if (!known) return;
  const { to } = event.data;
  const done = [...known.ladder.done, { ...event.data, at: event.receivedAt }];
  draft.put(exceptions, {
    ...known,
    ladder: { ...known.ladder, done },
    // Its owner has it already; whoever else is called has it beside them.
    escalatedTo: to === known.owner ? known.escalatedTo : to,
  });
}

export function foldActedOn(draft: WorldDraft, event: LogEvent<ExceptionActedOn>): void {
  const known = draft.get(exceptions, event.subject!);
  if (!known) return;
  const stoppedBy = `${event.data.by} follows from it`;
  draft.put(exceptions, { ...known, ladder: { ...known.ladder, stoppedBy } });
}

/** An acknowledgement still stops the ladder, as long as it lasts. */
export function foldActionOver(draft: WorldDraft, event: LogEvent<ExceptionActedOn>): void {
  const known = draft.get(exceptions, event.subject!);
  if (!known) return;
  const isSeen = known.status === 'acknowledged';
  const stoppedBy = isSeen ? `it is acknowledged, and ${event.data.by} has ended` : null;
  draft.put(exceptions, { ...known, ladder: { ...known.ladder, stoppedBy } });
}

/** The columns of a clock that starts with an event; without terms there is none. */
export function clockOf(event: LogEvent, terms: SlaTerms | null) {
  const sla = terms && startSla(terms, event.receivedAt);
  return {
    sla,
    slaFrom: sla && event.receivedAt,
    slaDueAt: sla?.dueAt ?? null,
    breached: false,
    ladder: LADDER_FOOT,
  };
}

function clocked(draft: WorldDraft, key: string | null, to: (sla: SlaClock) => SlaClock): void {
  const known: ExceptionState | undefined = draft.get(exceptions, key!);
  if (!known?.sla) return;
  const sla = to(known.sla);
  draft.put(exceptions, { ...known, sla, slaDueAt: sla.dueAt });
}
