import type { ExceptionType } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import type { Finding } from './finding.ts';

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
export const EXCEPTION_BREACHED = 'signalbox.hub.exception.breached.v1';
export const EXCEPTION_RESOLVED = 'signalbox.hub.exception.resolved.v1';
/** A person had resolved it while it still held; now it is really over, and a repeat would be a new one. */
export const EXCEPTION_CLEARED = 'signalbox.hub.exception.cleared.v1';
export const EXCEPTION_REOPENED = 'signalbox.hub.exception.reopened.v1';
/** Resolved long enough ago to leave the live list; their rows stay. */
export const EXCEPTIONS_FILED = 'signalbox.hub.exception.filed.v1';

/** What a rule found, as it stands in the log; the cause is by then an exception of its own. */
export interface Found extends Omit<Finding, 'cause' | 'repeats'> {
  rule: string;
  ruleVersion: number;
}

export interface ExceptionOpened extends Found {
  type: ExceptionType;
  subjectKey: string;
  count: number;
  parent: string | null;
  slaDueAt: Instant | null;
}

export interface ExceptionRaisedAgain extends Found {
  count: number;
  slaDueAt: Instant | null;
}

export interface ExceptionsQueued {
  exceptions: { exception: string; slaDueAt: Instant | null }[];
}

export interface ExceptionAssigned {
  owner: string | null;
}

export interface ExceptionShelved {
  until: Instant;
}

export interface ExceptionUnshelved {
  why: 'expired' | 'worse' | 'person';
}

export interface ExceptionEscalated {
  to: string;
}

export interface ExceptionCommented {
  text: string;
}

export interface ExceptionFolded {
  parent: string;
}

export interface ExceptionUnfolded {
  from: string;
  slaDueAt: Instant | null;
}

export interface ExceptionBreached {
  slaDueAt: Instant;
  /** The next step of the ladder, where policy has one. */
  escalatedTo: string | null;
}

export interface ExceptionResolved {
  by: 'rule' | 'person';
  /** What ended it, where the rule can tell. */
  end?: string;
}

export interface ExceptionReopened {
  why: 'person' | 'acknowledgementLapsed';
  slaDueAt: Instant | null;
}

export interface ExceptionsFiled {
  exceptions: string[];
}
