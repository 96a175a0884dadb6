import type { LogEvent, WorldDraft } from '#engine/kernel';
import { stateRank } from '#shared/vocabulary';
import { clockOf } from './clock.projection.ts';
import { exceptions, type ExceptionState } from './exception.collection.ts';
import type {
  ExceptionAssigned,
  ExceptionEscalated,
  ExceptionOpened,
  ExceptionRaisedAgain,
  ExceptionReopened,
  ExceptionResolved,
  ExceptionShelved,
  ExceptionsFiled,
  ExceptionsQueued,
  ExceptionUnshelved,
  Found,
} from './own-events.ts';
import { personName } from './person-name.ts';
import { noteAgain, noteRaising } from './raising.collection.ts';

/** A late act is told what it missed; what is older than this many changes no person has on screen any more. */
const NOTES_KEPT = 12;

export function foldOpened(draft: WorldDraft, event: LogEvent<ExceptionOpened>): void {
  const { type, subjectKey, count, parent, cause, foldedBy, follows, sla } = event.data;
  draft.put(exceptions, {
    key: event.subject!,
    type,
    subjectKey,
    ...foundOf(event.data),
    status: 'open',
    openedAt: event.occurredAt,
    lastRaisedAt: event.occurredAt,
    count,
    ...clockOf(event, sla),
    owner: null,
    acknowledgedAt: null,
    ...NOT_SHELVED,
    settledAtRiskMinor: null,
    settledState: null,
    escalatedTo: null,
    parent,
    cause,
    foldedBy,
    placedUnder: null,
    placedBy: null,
    apartFrom: [],
    mergedInto: null,
    isFresh: true,
    follows,
    heldBack: event.backfill,
    pinned: false,
    filed: false,
    resolvedAt: null,
    resolvedBy: null,
    cleared: false,
    version: 1,
    notes: [],
  });
  if (parent === null)
    noteRaising(draft, event, { key: event.subject!, type, subjectKey }, 'opened');
}

/**
 * Owner, comments and links survive; what a person had settled is over. One more while it is open is a count, and no
 * act on it is refused for that.
 */
export function foldRaisedAgain(draft: WorldDraft, event: LogEvent<ExceptionRaisedAgain>): void {
  const { count, follows = null, sla } = event.data;
  const raised = {
    ...foundOf(event.data),
    lastRaisedAt: event.occurredAt,
    count,
    pinned: false,
  };
  const known = draft.get(exceptions, event.subject!);
  if (known && known.status !== 'resolved') {
    draft.put(exceptions, { ...known, ...raised, isFresh: false });
    return;
  }
  change(draft, event, `raised again, ${count} times now`, () => ({
    ...raised,
    ...NOT_SETTLED,
    ...clockOf(event, sla),
    status: 'open',
    heldBack: event.backfill,
    parent: null,
    cause: null,
    foldedBy: null,
    isFresh: true,
    follows,
  }));
  if (known) noteRaising(draft, event, known, 'again');
}

export function foldWorsened(draft: WorldDraft, event: LogEvent<Found>): void {
  const known = draft.get(exceptions, event.subject!);
  if (!known) return;
  const isState = stateRank(event.data.state) < stateRank(known.state);
  const what = isState ? `it is ${event.data.state} now` : 'more money is at risk';
  change(draft, event, what, () => ({
    ...foundOf(event.data),
    isFresh: false,
    pinned: false,
  }));
}

export function foldReassessed(draft: WorldDraft, event: LogEvent<Found>): void {
  const known = draft.get(exceptions, event.subject!);
  if (known)
    draft.put(exceptions, { ...known, ...foundOf(event.data), isFresh: false, pinned: false });
}

export function foldQueued(draft: WorldDraft, event: LogEvent<ExceptionsQueued>): void {
  for (const { exception, sla } of event.data.exceptions) {
    const known = draft.get(exceptions, exception);
    if (known) draft.put(exceptions, { ...known, heldBack: false, ...clockOf(event, sla) });
  }
}

export function foldAcknowledged(draft: WorldDraft, event: LogEvent): void {
  change(draft, event, `${personName(event.actor)} acknowledged it`, (known) => ({
    status: 'acknowledged',
    acknowledgedAt: event.receivedAt,
    owner: known.owner ?? event.actor,
    ladder: { ...known.ladder, stoppedBy: `${personName(event.actor)} acknowledged it` },
  }));
}

export function foldAssigned(draft: WorldDraft, event: LogEvent<ExceptionAssigned>): void {
  const { owner } = event.data;
  const what = owner === null ? 'it has no owner any more' : `${personName(owner)} owns it`;
  change(draft, event, what, () => ({ owner }));
}

export function foldShelved(draft: WorldDraft, event: LogEvent<ExceptionShelved>): void {
  change(draft, event, `${personName(event.actor)} snoozed it`, (known) => ({
    status: 'shelved',
    shelvedUntil: event.data.until,
    shelvedAt: event.receivedAt,
    shelfWakes: event.data.wakes,
    settledAtRiskMinor: known.atRiskMinor,
    settledState: known.state,
  }));
}

export function foldUnshelved(draft: WorldDraft, event: LogEvent<ExceptionUnshelved>): void {
  const what = {
    expired: 'its snooze ended',
    worse: 'it woke, because it got worse',
    condition: 'it woke, as was asked',
    person: `${personName(event.actor)} woke it`,
  }[event.data.why];
  noteAgain(draft, event, event.data.why === 'person' ? null : 'woke');
  change(draft, event, what, (known) => ({
    status: 'open',
    ...NOT_SHELVED,
    settledAtRiskMinor: null,
    settledState: null,
    acknowledgedAt: null,
    ladder: { ...known.ladder, stoppedBy: null },
  }));
}

export function foldEscalated(draft: WorldDraft, event: LogEvent<ExceptionEscalated>): void {
  const { to } = event.data;
  const what = `${personName(event.actor)} escalated it to ${personName(to)}`;
  change(draft, event, what, () => ({ escalatedTo: to }));
}

/** Nothing that a person decides by has changed, so no act is refused for it. */
export function foldBreached(draft: WorldDraft, event: LogEvent): void {
  const known = draft.get(exceptions, event.subject!);
  if (known) draft.put(exceptions, { ...known, breached: true });
}

/** What a person resolves is settled as it was known; what the rule resolves is over. */
export function foldResolved(draft: WorldDraft, event: LogEvent<ExceptionResolved>): void {
  const { by, end } = event.data;
  const what = by === 'rule' ? (end ?? 'it is over') : `${personName(event.actor)} resolved it`;
  change(draft, event, what, (known) => ({
    status: 'resolved',
    resolvedAt: event.occurredAt,
    resolvedBy: by,
    cleared: by === 'rule',
    ...NOT_SHELVED,
    settledAtRiskMinor: by === 'person' ? known.atRiskMinor : null,
    settledState: by === 'person' ? known.state : null,
    parent: null,
    cause: null,
    foldedBy: null,
    heldBack: false,
    pinned: false,
    filed: false,
  }));
}

export function foldCleared(draft: WorldDraft, event: LogEvent): void {
  const known = draft.get(exceptions, event.subject!);
  if (known) draft.put(exceptions, { ...known, cleared: true });
}

export function foldReopened(draft: WorldDraft, event: LogEvent<ExceptionReopened>): void {
  const { why, sla } = event.data;
  if (why === 'acknowledgementLapsed') {
    noteAgain(draft, event, 'lapsed');
    change(draft, event, 'nothing followed its acknowledgement', (known) => ({
      status: 'open',
      acknowledgedAt: null,
      ladder: { ...known.ladder, stoppedBy: null },
    }));
    return;
  }
  change(draft, event, `${personName(event.actor)} reopened it`, () => ({
    status: 'open',
    ...NOT_SETTLED,
    ...clockOf(event, sla),
    isFresh: true,
    pinned: true,
    lastRaisedAt: event.receivedAt,
  }));
}

export function foldFiled(draft: WorldDraft, event: LogEvent<ExceptionsFiled>): void {
  for (const key of event.data.exceptions) {
    const known = draft.get(exceptions, key);
    if (known) draft.put(exceptions, { ...known, filed: true });
  }
}

const NOT_SHELVED = { shelvedUntil: null, shelvedAt: null, shelfWakes: null } as const;

/** Nothing is settled: neither shelved nor resolved nor acknowledged. */
const NOT_SETTLED = {
  acknowledgedAt: null,
  ...NOT_SHELVED,
  settledAtRiskMinor: null,
  settledState: null,
  resolvedAt: null,
  resolvedBy: null,
  cleared: false,
  filed: false,
} as const;

/** Changes an exception under its next version, with what changed in words. */
export function change(
  draft: WorldDraft,
  event: LogEvent,
  what: string,
  to: (known: ExceptionState) => Partial<ExceptionState>,
): void {
  const known = draft.get(exceptions, event.subject!);
  if (!known) return;
  const version = known.version + 1;
  const notes = [...known.notes, { version, what }].slice(-NOTES_KEPT);
  draft.put(exceptions, { ...known, ...to(known), version, notes });
}

function foundOf(found: Found) {
  return {
    rule: found.rule,
    ruleVersion: found.ruleVersion,
    subjectKind: found.subjectKind,
    subject: found.subject,
    site: found.site,
    state: found.state,
    atRiskMinor: found.atRiskMinor,
    atRiskIsBound: found.atRiskIsBound,
    currency: found.currency,
    orders: found.orders,
    decideByAt: found.decideByAt,
    provenBy: found.provenBy,
    evidence: found.evidence,
    places: found.places,
    parts: found.parts,
    source: found.source,
    occurredAt: found.occurredAt,
    receivedAt: found.receivedAt,
  };
}
