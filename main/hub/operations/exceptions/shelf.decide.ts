import type { Decided, Decision, DecisionContext, WorldView } from '#engine/kernel';
import type { Act } from '#shared/protocol';
import { accept, DAY_MS, fromMs, refuse, toMs } from '#shared/vocabulary';
import {
  clockTimers,
  ladderTimerKey,
  lapseTimerKey,
  shelfTimer,
  shelfTimerKey,
  standingPause,
} from './clocks.ts';
import type { ExceptionState } from './exception.collection.ts';
import { asSeen, wrongStatus } from './as-seen.ts';
import {
  EXCEPTION_SHELVED,
  EXCEPTION_UNSHELVED,
  type ExceptionShelved,
  type ExceptionUnshelved,
} from './own-events.ts';
import { pauseClock, resumeClock } from './pause-clock.decide.ts';
import { policyOn } from './policy-on.ts';
import { resumedSla } from './sla-clock.ts';

/** A snooze longer than a week is a decision not to act, and that is called resolving. */
const LONGEST_SHELF_DAYS = 7;

/** Out of the queue until an instant, or until it gets worse. Its ladder and its clock stand where policy says so. */
export function decideShelve(
  world: WorldView,
  act: Act<'exception.shelve'>,
  context: DecisionContext,
): Decision {
  return asSeen(world, act, (known) => {
    if (known.status === 'resolved') return wrongStatus(known);
    const untilMs = toMs(act.until);
    if (untilMs <= context.nowMs)
      return refuse('exception.shelfPast', { until: act.until, now: context.now }, 'until');
    if (untilMs - context.nowMs > LONGEST_SHELF_DAYS * DAY_MS)
      return refuse(
        'exception.shelfTooLong',
        { until: act.until, days: LONGEST_SHELF_DAYS },
        'until',
      );
    const { wakes = null } = act;
    if (wakes !== null && known.subjectKind !== 'shipment')
      return refuse('exception.cannotWake', { exception: known.key }, 'wakes');
    const until = fromMs(untilMs);
    const data: ExceptionShelved = { until, wakes };
    const policy = policyOn(world, known).content;
    const paused = policy.snoozePausesClock
      ? pauseClock(known, { kind: 'snooze', ref: known.key, why: act.reason, until })
      : null;
    const { key } = known;
    return accept({
      events: [
        { type: EXCEPTION_SHELVED, subject: key, correlationId: key, data },
        ...(paused?.events ?? []),
      ],
      timers: [shelfTimer(key, until)],
      cancelTimers: [
        lapseTimerKey(key),
        ...(policy.snoozePausesLadder ? [ladderTimerKey(key)] : []),
        ...(paused?.cancelTimers ?? []),
      ],
    });
  });
}

/** Back from a snooze: nothing is settled any more, so clock and ladder go on. */
export function unshelved(
  world: WorldView,
  known: ExceptionState,
  why: ExceptionUnshelved['why'],
  context: Pick<DecisionContext, 'now'>,
): Decided {
  const { key } = known;
  const data: ExceptionUnshelved = { why };
  const snooze = { kind: 'snooze', ref: key } as const;
  const resumed = standingPause(known, 'snooze')
    ? resumeClock(world, known, snooze, context)
    : null;
  const awake: ExceptionState = {
    ...known,
    status: 'open',
    sla: known.sla && resumedSla(known.sla, snooze, context.now),
    ladder: { ...known.ladder, stoppedBy: null },
  };
  return {
    events: [
      { type: EXCEPTION_UNSHELVED, subject: key, correlationId: key, data },
      ...(resumed?.events ?? []),
    ],
    timers: clockTimers(policyOn(world, known).content, awake, context.now),
    cancelTimers: [shelfTimerKey(key)],
  };
}
