import type { CauseRule, ExceptionType, ShelfWakes } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import type { Finding } from './finding.ts';
import type { LadderStep } from './ladder.ts';
import type { ClockPause, SlaTerms } from './sla-clock.ts';
import type { Part } from './money-parts.ts';
import type { Place } from './places.ts';

/** A rule found something that needs a person … */
export const EXCEPTION_OPENED = 'signalbox.hub.exception.opened.v1';
/** … found it again after it was over, or once more while it is open … */
export const EXCEPTION_RAISED_AGAIN = 'signalbox.hub.exception.raisedAgain.v1';
/** … found it clearly worse, by state or by money … */
export const EXCEPTION_WORSENED = 'signalbox.hub.exception.worsened.v1';
/** … or otherwise changed: smaller steps, and better ones. No version follows from it, so no act is refused for it. */
export const EXCEPTION_REASSESSED = 'signalbox.hub.exception.reassessed.v1';
/** History is folded to its end, and these are still true: they enter the queue now, and their clocks start. */
export const EXCEPTIONS_QUEUED = 'signalbox.hub.exception.queued.v1';
export const EXCEPTION_ACKNOWLEDGED = 'signalbox.hub.exception.acknowledged.v1';
export const EXCEPTION_ASSIGNED = 'signalbox.hub.exception.assigned.v1';
export const EXCEPTION_SHELVED = 'signalbox.hub.exception.shelved.v1';
export const EXCEPTION_UNSHELVED = 'signalbox.hub.exception.unshelved.v1';
export const EXCEPTION_ESCALATED = 'signalbox.hub.exception.escalated.v1';
export const EXCEPTION_COMMENTED = 'signalbox.hub.exception.commented.v1';
export const EXCEPTION_FOLDED = 'signalbox.hub.exception.folded.v1';
export const EXCEPTION_UNFOLDED = 'signalbox.hub.exception.unfolded.v1';
/** A person says that it is the same as another one: it stays under that one, whatever comes. */
export const EXCEPTION_MERGED = 'signalbox.hub.exception.merged.v1';
export const EXCEPTION_BREACHED = 'signalbox.hub.exception.breached.v1';
/** The ladder took a step by itself. */
export const EXCEPTION_STEPPED_UP = 'signalbox.hub.exception.steppedUp.v1';
/** Something follows from it (a transfer was asked for): the ladder stops. */
export const EXCEPTION_ACTED_ON = 'signalbox.hub.exception.actedOn.v1';
/** What followed from it has ended, and it still stands: ladder and acknowledgement go on as if nothing had. */
export const EXCEPTION_ACTION_OVER = 'signalbox.hub.exception.actionOver.v1';
export const EXCEPTION_CLOCK_PAUSED = 'signalbox.hub.exception.clockPaused.v1';
export const EXCEPTION_CLOCK_RESUMED = 'signalbox.hub.exception.clockResumed.v1';
/** A site works in other hours: the clocks that count by them go on by the new ones. */
export const EXCEPTION_CLOCKS_MOVED = 'signalbox.hub.exception.clocksMoved.v1';
export const EXCEPTION_RESOLVED = 'signalbox.hub.exception.resolved.v1';
/** A person had resolved it while it still held; now it is really over, and a repeat would be a new one. */
export const EXCEPTION_CLEARED = 'signalbox.hub.exception.cleared.v1';
export const EXCEPTION_REOPENED = 'signalbox.hub.exception.reopened.v1';
/** Resolved long enough ago to leave the live list; their rows stay. */
export const EXCEPTIONS_FILED = 'signalbox.hub.exception.filed.v1';

/** What a rule found, as it stands in the log; the cause is by then an exception of its own. */
export interface Found extends Omit<
  Finding,
  'cause' | 'repeats' | 'places' | 'parts' | 'lateByMinutes' | 'movingAt'
> {
  places: readonly Place[];
  parts: readonly Part[];
  rule: string;
  ruleVersion: number;
}

export interface ExceptionOpened extends Found {
  type: ExceptionType;
  subjectKey: string;
  count: number;
  parent: string | null;
  sla: SlaTerms | null;
  /** What explains it itself: the parent, or what is folded under that. */
  cause: string | null;
  foldedBy: CauseRule | null;
  /** The cause that was over when it came. */
  follows: string | null;
}

export interface ExceptionRaisedAgain extends Found {
  count: number;
  sla: SlaTerms | null;
  follows?: string | null;
}

export interface ExceptionsQueued {
  exceptions: { exception: string; sla: SlaTerms | null }[];
}

export interface ExceptionAssigned {
  owner: string | null;
}

export interface ExceptionShelved {
  until: Instant;
  wakes: ShelfWakes | null;
}

export interface ExceptionUnshelved {
  why: 'expired' | 'worse' | 'condition' | 'person';
}

export interface ExceptionEscalated {
  to: string;
}

export interface ExceptionCommented {
  text: string;
}

export interface ExceptionFolded {
  parent: string;
  /** What explains it itself: the parent, or what is folded under that. */
  cause: string;
  /** The relation that put it there; null when a person did. */
  by: CauseRule | null;
  /** What a person chose just now: it stays under that one, or what that is under itself. */
  placedUnder?: string;
}

export interface ExceptionUnfolded {
  from: string;
  sla: SlaTerms | null;
  /** A person took it out, and it stays out. */
  byPerson?: boolean;
}

export interface ExceptionMerged {
  into: string;
}

export interface ExceptionBreached {
  slaDueAt: Instant;
}

export type ExceptionSteppedUp = Omit<LadderStep, 'at'>;

export interface ExceptionActedOn {
  /** What followed, as people name it: "TRF-2026-0648". */
  by: string;
}

export type ExceptionClockPaused = Pick<ClockPause, 'kind' | 'ref' | 'why' | 'until'>;

export type ExceptionClockResumed = Pick<ClockPause, 'kind' | 'ref'>;

export interface ExceptionClocksMoved extends Pick<SlaTerms, 'hours' | 'hoursFrom'> {
  exceptions: string[];
}

export interface ExceptionResolved {
  by: 'rule' | 'person';
  /** What ended it, where the rule can tell. */
  end?: string;
}

export interface ExceptionReopened {
  why: 'person' | 'acknowledgementLapsed';
  sla: SlaTerms | null;
}

export interface ExceptionsFiled {
  exceptions: string[];
}
