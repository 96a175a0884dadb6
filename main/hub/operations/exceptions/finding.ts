import type { ExceptionPolicy } from '#operations/policy';
import type { CauseRule, ExceptionType } from '#shared/protocol';
import {
  fromMs,
  MINUTE_MS,
  stateRank,
  toMs,
  type Currency,
  type Gln,
  type Instant,
  type State,
} from '#shared/vocabulary';
import type { Evidence, ExceptionState, SubjectKind } from './exception.collection.ts';
import type { Part } from './money-parts.ts';
import type { Found } from './own-events.ts';
import { arePlacesEqual, type Place } from './places.ts';

/** The exception that explains another one: it folds under it while both are open. */
export interface Cause {
  /** The relation by which it does. */
  rule: CauseRule;
  type: ExceptionType;
  subjectKey: string;
}

/** What a rule sees in a subject as it is now: money, time, evidence. */
export interface Finding {
  subjectKind: SubjectKind;
  /** What people call it: "Breaker 2P 60 A bolt-on". */
  subject: string;
  site: Gln | null;
  state: State;
  /** Minor units; null where nothing says how much it is, which is no zero. */
  atRiskMinor: number | null;
  /** The amount is an upper bound. */
  atRiskIsBound: boolean;
  currency: Currency;
  /** Customer orders that it touches. */
  orders: number;
  decideByAt: Instant | null;
  /** Possible causes, the likeliest first. */
  cause: readonly Cause[];
  /** Places beside its site, that site's entity and its feed. */
  places?: readonly Place[];
  /** The amount at risk by what it is for; without it the amount is of this exception alone. */
  parts?: readonly Part[];
  /** What a snooze may wait for, where a truck is behind it: how late it is, and its last fix in motion. */
  lateByMinutes?: number | null;
  movingAt?: Instant | null;
  /** How many times it happened, where the rule counts; else each raising counts one. */
  repeats?: number;
  /** The feed whose word alone can prove that it is over. */
  provenBy: string | null;
  evidence: Evidence;
  /** Whose word it rests on, and from when. */
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** Changes of money below this are noise, minor units: a page of evidence is not written for a few dollars. */
const SMALL_CHANGE_MINOR = 5_000;
/** … and so are changes below this share. */
const SMALL_CHANGE_PERCENT = 5;
/** A last call that moves by less, as estimates of arrival do with every fix, is the same to whoever reads it. */
const SMALL_CHANGE_MS = 5 * MINUTE_MS;

/**
 * How bad something is that must be decided by an instant: critical within the policy's last minutes or from its top
 * band of money, late within its nearing minutes, else to be watched (SCREENS.md, Decide-by clock).
 */
export function severityOf(
  policy: ExceptionPolicy,
  decideByAt: Instant | null,
  atRiskMinor: number,
  nowMs: number,
): State {
  if (atRiskMinor >= policy.criticalAtRiskMinor) return 'critical';
  if (decideByAt === null) return 'watch';
  const leftMs = toMs(decideByAt) - nowMs;
  if (leftMs <= policy.criticalWithinMinutes * MINUTE_MS) return 'critical';
  return leftMs <= policy.lateWithinMinutes * MINUTE_MS ? 'late' : 'watch';
}

/** When time alone changes that next; null when it does not. */
export function nextSeverityAt(
  policy: ExceptionPolicy,
  decideByAt: Instant | null,
  nowMs: number,
): Instant | null {
  if (decideByAt === null) return null;
  for (const minutes of [policy.lateWithinMinutes, policy.criticalWithinMinutes]) {
    const atMs = toMs(decideByAt) - minutes * MINUTE_MS;
    if (atMs > nowMs) return fromMs(atMs);
  }
  return null;
}

/**
 * Whether a finding is worse than what was known at a time: a worse state, or more money by the policy's share. Money
 * that is not known is neither more nor less than any.
 */
export function isWorseThan(
  finding: { state: State; atRiskMinor: number | null },
  known: { state: State; atRiskMinor: number | null },
  policy: ExceptionPolicy,
): boolean {
  if (stateRank(finding.state) < stateRank(known.state)) return true;
  if (finding.atRiskMinor === null || known.atRiskMinor === null) return false;
  const more = finding.atRiskMinor - known.atRiskMinor;
  return (
    more > SMALL_CHANGE_MINOR &&
    more * 100 >= Math.max(1, known.atRiskMinor) * policy.worseByPercent
  );
}

/** Whether an open exception says something else now than it did; noise in money left out. */
export function hasChanged(finding: Found, known: ExceptionState): boolean {
  return (
    finding.state !== known.state ||
    hasMoved(finding.decideByAt, known.decideByAt) ||
    finding.orders !== known.orders ||
    finding.subject !== known.subject ||
    finding.provenBy !== known.provenBy ||
    finding.atRiskIsBound !== known.atRiskIsBound ||
    isOtherAmount(finding.atRiskMinor, known.atRiskMinor) ||
    !arePlacesEqual(finding.places, known.places)
  );
}

function isOtherAmount(now: number | null, before: number | null): boolean {
  if (now === null || before === null) return now !== before;
  const change = Math.abs(now - before);
  return change > SMALL_CHANGE_MINOR && change * 100 >= before * SMALL_CHANGE_PERCENT;
}

function hasMoved(a: Instant | null, b: Instant | null): boolean {
  if (a === null || b === null) return a !== b;
  return Math.abs(toMs(a) - toMs(b)) >= SMALL_CHANGE_MS;
}
