import { defineCollection } from '#engine/kernel';
import type { Arithmetic, DecideByOption, ExceptionRow, ExceptionStatus } from '#shared/protocol';
import type { ExceptionType } from '#shared/protocol';
import type { Currency, Gln, Instant, State } from '#shared/vocabulary';

export type SubjectKind = ExceptionRow['subjectKind'];

export interface Link {
  kind: string;
  key: string;
  label: string;
}

/** The evidence that stood behind an exception when it was last told of: what the panel shows as "why". */
export interface Evidence {
  why: Arithmetic;
  options: DecideByOption[];
  waitingCostMinor: number | null;
  links: Link[];
}

/** One version and what it changed, so that a late act can be told what it missed. */
export interface VersionNote {
  version: number;
  what: string;
}

/** Something that needs a person, from its opening to its end. */
export interface ExceptionState {
  /** EX-2291. */
  key: string;
  type: ExceptionType;
  /** `STK-04`, and the version that judged last. */
  rule: string;
  ruleVersion: number;
  subjectKind: SubjectKind;
  subjectKey: string;
  subject: string;
  site: Gln | null;
  state: State;
  /** Minor units; null where nothing says how much it is. */
  atRiskMinor: number | null;
  atRiskIsBound: boolean;
  currency: Currency;
  orders: number;
  decideByAt: Instant | null;
  status: ExceptionStatus;
  openedAt: Instant;
  lastRaisedAt: Instant;
  count: number;
  /** Since when its clock runs: an exception of history or under a cause has none until it stands in the queue. */
  slaFrom: Instant | null;
  slaDueAt: Instant | null;
  breached: boolean;
  owner: string | null;
  acknowledgedAt: Instant | null;
  shelvedUntil: Instant | null;
  /** What was known when it was shelved or resolved by a person: worse than that brings it back. */
  settledAtRiskMinor: number | null;
  settledState: State | null;
  escalatedTo: string | null;
  /** The cause that it is folded under. */
  parent: string | null;
  /** The feed whose word alone can prove that it is over. */
  provenBy: string | null;
  /** Found while history was folded: it enters the queue at the end of it, if it is still true then. */
  heldBack: boolean;
  /** A person reopened it: the rule does not close it again until it has found it itself. */
  pinned: boolean;
  /** Out of the live list: it was resolved days ago. */
  filed: boolean;
  resolvedAt: Instant | null;
  resolvedBy: 'rule' | 'person' | null;
  /** After a person resolved it: the rule has seen since that it is really over, so that a repeat counts again. */
  cleared: boolean;
  evidence: Evidence;
  version: number;
  notes: readonly VersionNote[];
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** All exceptions, open and resolved. */
export const exceptions = defineCollection<ExceptionState>({
  name: 'exceptions.exception',
  key: (exception) => exception.key,
  columns: {
    key: { type: 'text' },
    type: { type: 'text' },
    rule: { type: 'text' },
    ruleVersion: { type: 'int4' },
    subjectKind: { type: 'text' },
    subjectKey: { type: 'text' },
    subject: { type: 'text' },
    site: { type: 'text', nullable: true },
    state: { type: 'text' },
    atRiskMinor: { type: 'int8', nullable: true },
    atRiskIsBound: { type: 'bool' },
    currency: { type: 'text' },
    orders: { type: 'int4' },
    decideByAt: { type: 'instant', nullable: true },
    status: { type: 'text' },
    openedAt: { type: 'instant' },
    lastRaisedAt: { type: 'instant' },
    count: { type: 'int4' },
    slaFrom: { type: 'instant', nullable: true },
    slaDueAt: { type: 'instant', nullable: true },
    breached: { type: 'bool' },
    owner: { type: 'text', nullable: true },
    acknowledgedAt: { type: 'instant', nullable: true },
    shelvedUntil: { type: 'instant', nullable: true },
    settledAtRiskMinor: { type: 'int8', nullable: true },
    settledState: { type: 'text', nullable: true },
    escalatedTo: { type: 'text', nullable: true },
    parent: { type: 'text', nullable: true },
    provenBy: { type: 'text', nullable: true },
    heldBack: { type: 'bool' },
    pinned: { type: 'bool' },
    filed: { type: 'bool' },
    resolvedAt: { type: 'instant', nullable: true },
    resolvedBy: { type: 'text', nullable: true },
    cleared: { type: 'bool' },
    evidence: { type: 'json' },
    version: { type: 'int4' },
    notes: { type: 'json' },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
  history: true,
  indexes: {
    /** `<type>:<subjectKey>`, open ones and the past ones. */
    byAbout: (exception) => aboutKey(exception.type, exception.subjectKey),
    /** `<subjectKind>/<subjectKey>`, open ones. */
    openBySubject: (exception) =>
      isOpen(exception) ? subjectIndex(exception.subjectKind, exception.subjectKey) : null,
    openBySite: (exception) => (isOpen(exception) ? exception.site : null),
    openBySource: (exception) => (isOpen(exception) ? exception.provenBy : null),
    openByParent: (exception) => (isOpen(exception) ? exception.parent : null),
    /** What it waits for: `endOfHistory` or `filing`. */
    waiting: (exception) => waitingFor(exception),
  },
});

function waitingFor(exception: ExceptionState): string | null {
  if (!isOpen(exception)) return exception.filed ? null : 'filing';
  return exception.heldBack ? 'endOfHistory' : null;
}

export function isOpen(exception: ExceptionState): boolean {
  return exception.status !== 'resolved';
}

/** What a rule's exception is about: one type and one subject have one exception open at a time. */
export function aboutKey(type: ExceptionType, subjectKey: string): string {
  return `${type}:${subjectKey}`;
}

export function subjectIndex(kind: SubjectKind, key: string): string {
  return `${kind}/${key}`;
}
