import type { Decided, DecisionContext, OwnEvent, TimerRequest, WorldView } from '#engine/kernel';
import { silentSince } from '#operations/network';
import { exceptionPolicy } from '#operations/policy';
import type { ExceptionType } from '#shared/protocol';
import { MINUTE_MS, toMs } from '#shared/vocabulary';
import { dueClock, dueTimerKey, filingTimer, shelfTimerKey, timersOf } from './clocks.ts';
import { exceptions, isOpen, type ExceptionState } from './exception.collection.ts';
import { hasChanged, isWorseThan, type Cause, type Finding } from './finding.ts';
import { lastAbout, openAbout } from './find-exception.ts';
import {
  EXCEPTION_CLEARED,
  EXCEPTION_FOLDED,
  EXCEPTION_OPENED,
  EXCEPTION_RAISED_AGAIN,
  EXCEPTION_REASSESSED,
  EXCEPTION_RESOLVED,
  EXCEPTION_UNFOLDED,
  EXCEPTION_UNSHELVED,
  EXCEPTION_WORSENED,
  type ExceptionFolded,
  type ExceptionOpened,
  type ExceptionRaisedAgain,
  type ExceptionResolved,
  type ExceptionUnfolded,
  type ExceptionUnshelved,
  type Found,
} from './own-events.ts';

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
  const parent = parentOf(world, key, finding.cause);
  const clock = dueClock(exceptionPolicy(world).content, type, key, context);
  const data: ExceptionOpened = {
    ...foundOf(world, about, finding),
    type,
    subjectKey,
    count: finding.repeats ?? 1,
    parent: parent?.key ?? null,
    slaDueAt: parent ? null : clock.slaDueAt,
  };
  return {
    events: [event(EXCEPTION_OPENED, key, data)],
    timers: parent ? [] : clock.timers,
  };
}

function again(
  world: WorldView,
  about: About,
  last: ExceptionState,
  finding: Finding,
  context: DecisionContext,
): Decided {
  const clock = dueClock(exceptionPolicy(world).content, last.type, last.key, context);
  const data: ExceptionRaisedAgain = {
    ...foundOf(world, about, finding),
    count: Math.max(last.count + 1, finding.repeats ?? 0),
    slaDueAt: clock.slaDueAt,
  };
  const parent = parentOf(world, last.key, finding.cause);
  const events: OwnEvent[] = [event(EXCEPTION_RAISED_AGAIN, last.key, data)];
  if (parent) events.push(folded(last, parent));
  return { events, timers: parent ? [] : clock.timers };
}

function changed(
  world: WorldView,
  about: About,
  known: ExceptionState,
  finding: Finding,
  context: DecisionContext,
): Decided | null {
  const policy = exceptionPolicy(world).content;
  const events: OwnEvent[] = [];
  const timers: TimerRequest[] = [];
  const cancelTimers: string[] = [];
  const found = foundOf(world, about, finding);
  if (finding.repeats !== undefined && finding.repeats > known.count) {
    const data: ExceptionRaisedAgain = {
      ...found,
      count: finding.repeats,
      slaDueAt: known.slaDueAt,
    };
    events.push(event(EXCEPTION_RAISED_AGAIN, known.key, data));
  } else if (isWorseThan(finding, known, policy))
    events.push(event(EXCEPTION_WORSENED, known.key, found));
  else if (hasChanged(finding, known) || known.pinned)
    events.push(event(EXCEPTION_REASSESSED, known.key, found));
  if (known.status === 'shelved' && isWorseThanSettled(world, known, finding)) {
    const data: ExceptionUnshelved = { why: 'worse' };
    events.push(event(EXCEPTION_UNSHELVED, known.key, data));
    cancelTimers.push(shelfTimerKey(known.key));
  }
  const parent = parentOf(world, known.key, finding.cause);
  if (parent && parent.key !== known.parent) {
    events.push(folded(known, parent));
    cancelTimers.push(dueTimerKey(known.key));
  } else if (!parent && known.parent) {
    const clock = dueClock(policy, known.type, known.key, context);
    const data: ExceptionUnfolded = { from: known.parent, slaDueAt: clock.slaDueAt };
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
  const foldMs = exceptionPolicy(world).content.repeatFoldMinutes * MINUTE_MS;
  return last.resolvedAt !== null && context.nowMs - toMs(last.resolvedAt) < foldMs;
}

function isWorseThanSettled(world: WorldView, known: ExceptionState, finding: Finding): boolean {
  if (known.settledState === null) return false;
  const settled = { state: known.settledState, atRiskMinor: known.settledAtRiskMinor };
  return isWorseThan(finding, settled, exceptionPolicy(world).content);
}

/**
 * The open exception that explains another: the first cause that stands. One level only: what is itself folded hands
 * over its own parent.
 */
function parentOf(
  world: WorldView,
  child: string,
  causes: readonly Cause[],
): ExceptionState | null {
  for (const { type, subjectKey } of causes) {
    let cause = openAbout(world, type, subjectKey);
    if (cause?.parent) cause = world.get(exceptions, cause.parent);
    if (cause && isOpen(cause) && cause.key !== child && cause.parent === null) return cause;
  }
  return null;
}

function folded(child: ExceptionState, parent: ExceptionState): OwnEvent {
  const data: ExceptionFolded = { parent: parent.key };
  return event(EXCEPTION_FOLDED, child.key, data);
}

function foundOf(world: WorldView, about: About, finding: Finding): Found {
  const { cause: _cause, repeats: _repeats, ...found } = finding;
  return { ...found, rule: about.rule, ruleVersion: exceptionPolicy(world).version };
}

function event<Data>(type: string, key: string, data: Data): OwnEvent<Data> {
  return { type, subject: key, correlationId: key, data };
}
