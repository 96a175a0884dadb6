import type { Decided, DecisionContext, OwnEvent, TimerRequest, WorldView } from '#engine/kernel';
import { silentSince } from '#operations/network';
import type { ExceptionType } from '#shared/protocol';
import { MINUTE_MS, toMs } from '#shared/vocabulary';
import { clockTimerKeys, filingTimer, startClock, timersOf } from './clocks.ts';
import { isOpen, type ExceptionState } from './exception.collection.ts';
import { hasChanged, isWorseThan, type Cause, type Finding } from './finding.ts';
import { lastAbout } from './find-exception.ts';
import {
  EXCEPTION_CLEARED,
  EXCEPTION_FOLDED,
  EXCEPTION_OPENED,
  EXCEPTION_RAISED_AGAIN,
  EXCEPTION_REASSESSED,
  EXCEPTION_RESOLVED,
  EXCEPTION_UNFOLDED,
  EXCEPTION_WORSENED,
  type ExceptionFolded,
  type ExceptionOpened,
  type ExceptionRaisedAgain,
  type ExceptionResolved,
  type ExceptionUnfolded,
  type Found,
} from './own-events.ts';
import { causeThatIsOver, placementOf, type Placement } from './placement.ts';
import { placesOf } from './places.ts';
import { policyOn } from './policy-on.ts';
import { isWokenBy } from './shelf-wakes.ts';
import { unshelved } from './shelf.decide.ts';
import { raisedAt, windowCause } from './window-of.ts';

/** Which rule speaks, about what. */
export interface About {
  type: ExceptionType;
  /** `STK-04`. */
  rule: string;
  subjectKey: string;
}

/**
 * What follows from what a rule sees in a subject: a new exception, the same again, a change of an open one, or its
 * end. The same finding twice decides nothing the second time. What comes back within the policy's time is the same
 * exception raised again; silence of the feed that would prove it is never its end.
 */
export function judge(
  world: WorldView,
  about: About,
  { finding, end }: { finding: Finding | null; end?: string },
  context: DecisionContext,
): Decided | null {
  const last = lastAbout(world, about.type, about.subjectKey);
  if (finding === null) return last ? over(world, last, end, context) : null;
  if (last && isOpen(last)) return changed(world, about, last, finding, context);
  if (last && isSameAgain(world, last, context)) {
    if (last.resolvedBy === 'person' && !last.cleared && !isWorseThanSettled(world, last, finding))
      return null;
    return again(world, about, last, finding, context);
  }
  return opened(world, about, finding, context);
}

function opened(
  world: WorldView,
  about: About,
  finding: Finding,
  context: DecisionContext,
): Decided {
  const key = context.mint('EX');
  const { type, subjectKey } = about;
  const found = foundOf(world, about, finding);
  const causes = causesOf(world, about, found, finding, undefined, context);
  const placement = placementOf(world, { key, ...NOT_PLACED }, causes);
  const clock = startClock(world, { ...finding, key, type }, context);
  const data: ExceptionOpened = {
    ...found,
    type,
    subjectKey,
    count: finding.repeats ?? 1,
    parent: placement?.parent.key ?? null,
    cause: placement?.cause.key ?? null,
    foldedBy: placement?.by ?? null,
    follows: placement ? null : followed(world, finding, context),
    sla: placement ? null : clock.sla,
  };
  return {
    events: [event(EXCEPTION_OPENED, key, data)],
    timers: placement ? [] : clock.timers,
  };
}

/** No person has placed it yet. */
const NOT_PLACED = { placedUnder: null, apartFrom: [] };

/** A planned window before all others: what was foreseen needs no other explanation. */
function causesOf(
  world: WorldView,
  { type }: About,
  { places }: Found,
  { cause }: Finding,
  known: ExceptionState | undefined,
  { now }: DecisionContext,
): readonly Cause[] {
  const planned = windowCause(world, type, places, raisedAt(known, now));
  return planned.length === 0 ? cause : [...planned, ...cause];
}

function followed(world: WorldView, finding: Finding, context: DecisionContext): string | null {
  return causeThatIsOver(world, finding.cause, context.nowMs)?.key ?? null;
}

function again(
  world: WorldView,
  about: About,
  last: ExceptionState,
  finding: Finding,
  context: DecisionContext,
): Decided {
  const clock = startClock(
    world,
    { ...last, site: finding.site, evidence: finding.evidence },
    context,
  );
  const found = foundOf(world, about, finding);
  const causes = causesOf(world, about, found, finding, last, context);
  const placement = placementOf(world, last, causes);
  const data: ExceptionRaisedAgain = {
    ...found,
    count: Math.max(last.count + 1, finding.repeats ?? 0),
    follows: placement ? null : followed(world, finding, context),
    sla: clock.sla,
  };
  const events: OwnEvent[] = [event(EXCEPTION_RAISED_AGAIN, last.key, data)];
  if (placement) events.push(folded(last, placement));
  return { events, timers: placement ? [] : clock.timers };
}

function changed(
  world: WorldView,
  about: About,
  known: ExceptionState,
  finding: Finding,
  context: DecisionContext,
): Decided | null {
  const policy = policyOn(world, finding).content;
  const events: OwnEvent[] = [];
  const timers: TimerRequest[] = [];
  const cancelTimers: string[] = [];
  const found = foundOf(world, about, finding);
  if (finding.repeats !== undefined && finding.repeats > known.count) {
    const data: ExceptionRaisedAgain = {
      ...found,
      count: finding.repeats,
      sla: null,
    };
    events.push(event(EXCEPTION_RAISED_AGAIN, known.key, data));
  } else if (isWorseThan(finding, known, policy))
    events.push(event(EXCEPTION_WORSENED, known.key, found));
  else if (hasChanged(found, known) || known.pinned)
    events.push(event(EXCEPTION_REASSESSED, known.key, found));
  const wokenBy = known.status === 'shelved' ? wakerOf(world, known, finding) : null;
  if (wokenBy !== null) {
    const awake = unshelved(world, known, wokenBy, context);
    events.push(...awake.events);
    timers.push(...(awake.timers ?? []));
    cancelTimers.push(...(awake.cancelTimers ?? []));
  }
  const causes = causesOf(world, about, found, finding, known, context);
  const placement = placementOf(world, known, causes);
  if (placement && isElsewhere(placement, known)) {
    events.push(folded(known, placement));
    cancelTimers.push(...clockTimerKeys(known.key));
  } else if (!placement && known.parent) {
    const clock = startClock(world, known, context);
    const data: ExceptionUnfolded = { from: known.parent, sla: clock.sla };
    events.push(event(EXCEPTION_UNFOLDED, known.key, data));
    timers.push(...clock.timers);
  }
  return events.length > 0 ? { events, timers, cancelTimers } : null;
}

/** The rule sees nothing (any more); `end` says why, where it can tell. */
function over(
  world: WorldView,
  last: ExceptionState,
  end: string | undefined,
  context: DecisionContext,
): Decided | null {
  if (!isOpen(last)) {
    if (last.resolvedBy !== 'person' || last.cleared) return null;
    return { events: [event(EXCEPTION_CLEARED, last.key, {})] };
  }
  if (last.pinned) return null;
  // That there is nothing to see proves nothing while the feed that would show it is silent; an end that was told does.
  const isSilent = last.provenBy !== null && silentSince(world, last.provenBy) !== null;
  if (isSilent && end === undefined) return null;
  const data: ExceptionResolved = { by: 'rule', ...(end === undefined ? {} : { end }) };
  return {
    events: [event(EXCEPTION_RESOLVED, last.key, data)],
    cancelTimers: timersOf(last.key),
    timers: [filingTimer(context.nowMs)],
  };
}

/** Whether a finding belongs to an exception that is over: a person closed it and it never stopped, or it is recent. */
function isSameAgain(world: WorldView, last: ExceptionState, context: DecisionContext): boolean {
  if (last.resolvedBy === 'person' && !last.cleared) return true;
  const foldMs = policyOn(world, last).content.repeatFoldMinutes * MINUTE_MS;
  return last.resolvedAt !== null && context.nowMs - toMs(last.resolvedAt) < foldMs;
}

/** What ends a snooze now: it got worse, or what it waits for has come. */
function wakerOf(
  world: WorldView,
  known: ExceptionState,
  finding: Finding,
): 'worse' | 'condition' | null {
  if (isWorseThanSettled(world, known, finding)) return 'worse';
  return isWokenBy(known, finding) ? 'condition' : null;
}

function isWorseThanSettled(world: WorldView, known: ExceptionState, finding: Finding): boolean {
  if (known.settledState === null) return false;
  const settled = { state: known.settledState, atRiskMinor: known.settledAtRiskMinor };
  return isWorseThan(finding, settled, policyOn(world, finding).content);
}

function isElsewhere({ parent, cause }: Placement, known: ExceptionState): boolean {
  return parent.key !== known.parent || cause.key !== known.cause;
}

function folded(child: ExceptionState, { parent, cause, by }: Placement): OwnEvent {
  const data: ExceptionFolded = { parent: parent.key, cause: cause.key, by };
  return event(EXCEPTION_FOLDED, child.key, data);
}

function foundOf(world: WorldView, about: About, finding: Finding): Found {
  const {
    cause: _cause,
    repeats: _repeats,
    lateByMinutes: _lateBy,
    movingAt: _movingAt,
    parts = [],
    ...found
  } = finding;
  return {
    ...found,
    parts,
    places: placesOf(world, finding),
    rule: about.rule,
    ruleVersion: policyOn(world, finding).version,
  };
}

function event<Data>(type: string, key: string, data: Data): OwnEvent<Data> {
  return { type, subject: key, correlationId: key, data };
}
