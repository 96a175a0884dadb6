import { defineCollection } from '#engine/kernel';
import type { PolicyScope } from '#operations/policy';
import type {
  Arithmetic,
  DecideByOption,
  ExceptionRow,
  ExceptionStatus,
  PolicyTrace,
} from '#shared/protocol';
import type { ShelfWakes, ExceptionType } from '#shared/protocol';
import type { Currency, Gln, Instant, State } from '#shared/vocabulary';
import type { LadderState } from './ladder.ts';
import type { SlaClock } from './sla-clock.ts';
import type { Part } from './money-parts.ts';
import type { Place } from './places.ts';

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
  /** Which version and rows of policy it was judged by, on what. */
  decidedBy?: PolicyTrace;
  /** What policy may look at of its subject, so that later steps are judged by the same rows. */
  scope?: PolicyScope;
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
  /** The clock itself; null when it has none. `slaFrom` and `slaDueAt` say the same of it, null while it is paused. */
  sla: SlaClock | null;
  ladder: LadderState;
  owner: string | null;
  acknowledgedAt: Instant | null;
  shelvedUntil: Instant | null;
  /** Since when, and what else wakes it. */
  shelvedAt: Instant | null;
  shelfWakes: ShelfWakes | null;
  /** What was known when it was shelved or resolved by a person: worse than that brings it back. */
  settledAtRiskMinor: number | null;
  settledState: State | null;
  escalatedTo: string | null;
  /** The cause that it is folded under, and the relation or the person that put it there. */
  parent: string | null;
  /** What explains it itself, where that is folded under the parent too. */
  cause: string | null;
  foldedBy: string | null;
  /** A person put it under this one: while that is open, no rule moves it. */
  placedUnder: string | null;
  placedBy: string | null;
  /** Causes that a person took it out of: no rule puts it back. */
  apartFrom: readonly string[];
  /** It is the same as this one, by a person's word. */
  mergedInto: string | null;
  /**
   * Its rule has not looked at it again since it was raised: what it could explain is looked at with it, once. Later on
   * what it explains finds it by itself, and a cause that changes every minute wakes nobody.
   */
  isFresh: boolean;
  /** A cause of it that was over when it came. */
  follows: string | null;
  /** Where it counts: see {@link Place}. */
  places: readonly Place[];
  /** The amount at risk by what it is for. */
  parts: readonly Part[];
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
    sla: { type: 'json', nullable: true },
    ladder: { type: 'json' },
    owner: { type: 'text', nullable: true },
    acknowledgedAt: { type: 'instant', nullable: true },
    shelvedUntil: { type: 'instant', nullable: true },
    shelvedAt: { type: 'instant', nullable: true },
    shelfWakes: { type: 'json', nullable: true },
    settledAtRiskMinor: { type: 'int8', nullable: true },
    settledState: { type: 'text', nullable: true },
    escalatedTo: { type: 'text', nullable: true },
    parent: { type: 'text', nullable: true },
    cause: { type: 'text', nullable: true },
    foldedBy: { type: 'text', nullable: true },
    placedUnder: { type: 'text', nullable: true },
    placedBy: { type: 'text', nullable: true },
    apartFrom: { type: 'json' },
    mergedInto: { type: 'text', nullable: true },
    isFresh: { type: 'bool' },
    follows: { type: 'text', nullable: true },
    places: { type: 'json' },
    parts: { type: 'json' },
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
    openByPlace: (exception) => (isOpen(exception) ? [...exception.places] : null),
    openBySource: (exception) => (isOpen(exception) ? exception.provenBy : null),
    openByParent: (exception) => (isOpen(exception) ? exception.parent : null),
    /** `<site>` of those whose clock counts by the hours of it. */
    clockedBySite: (exception) =>
      isOpen(exception) && exception.sla?.hours ? exception.site : null,
    openByCause: (exception) => (isOpen(exception) ? exception.cause : null),
    /** Those that a person put there, whether they stand there or not. */
    placedUnder: (exception) => exception.placedUnder,
    byMergedInto: (exception) => exception.mergedInto,
    /** What it waits for: `endOfHistory` or `filing`. */
    waiting: (exception) => waitingFor(exception),
  },
});

function waitingFor(exception: ExceptionState): string | null {
  if (!isOpen(exception)) return exception.filed ? null : 'filing';
  return exception.heldBack ? 'endOfHistory' : null;
}

/** Whether it stands and has just been raised: a cause that may explain what stands already. */
export function isNewCause(exception: ExceptionState): boolean {
  return isOpen(exception) && exception.isFresh;
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
