import { feedStates } from '#engine/feeds';
import type {
  Decided,
  Decision,
  DecisionContext,
  OwnEvent,
  TimerRequest,
  WorldView,
} from '#engine/kernel';
import { lanes, sites } from '#operations/network';
import type { Act, WindowScope } from '#shared/protocol';
import { accept, DAY_MS, fromMs, refuse, toMs, type Instant } from '#shared/vocabulary';
import {
  WINDOW_BEGAN,
  WINDOW_ENDED,
  WINDOW_PLANNED,
  type WindowEnded,
  type WindowPlanned,
} from './own-events.ts';
import { windows } from './window.collection.ts';

/** Kinds of the room's timers. */
export const WINDOW_BEGINS = 'windows.begins';
export const WINDOW_ENDS = 'windows.ends';

/** What is off plan for longer than four weeks is a new plan: master data, not a window. */
const LONGEST_DAYS = 28;

/** A person says that something will be off plan, or is since a time that has passed. */
export function decidePlan(
  world: WorldView,
  act: Act<'window.plan'>,
  context: DecisionContext,
): Decision {
  const [fromAtMs, untilMs] = [toMs(act.from), toMs(act.until)];
  if (untilMs <= fromAtMs)
    return refuse('window.reversed', { from: act.from, until: act.until }, 'until');
  if (untilMs <= context.nowMs)
    return refuse('window.past', { until: act.until, now: context.now }, 'until');
  if (untilMs - fromAtMs > LONGEST_DAYS * DAY_MS)
    return refuse('window.tooLong', { days: LONGEST_DAYS }, 'until');
  if (!isThere(world, act.scope, act.key))
    return refuse('window.unknownScope', { scope: act.scope, key: act.key }, 'key');
  const key = context.mint('WIN');
  const data: WindowPlanned = {
    kind: act.kind,
    scope: act.scope,
    scopeKey: act.key,
    fromAt: fromMs(fromAtMs),
    untilAt: fromMs(untilMs),
    reason: act.reason,
  };
  const isNow = fromAtMs <= context.nowMs;
  const events: OwnEvent[] = [event(WINDOW_PLANNED, key, data)];
  if (isNow) events.push(event(WINDOW_BEGAN, key, {}));
  const timers = [timer(WINDOW_ENDS, key, data.untilAt)];
  if (!isNow) timers.push(timer(WINDOW_BEGINS, key, data.fromAt));
  return accept({ events, timers });
}

/** A person ends it before its time, or withdraws it before it began. */
export function decideEnd(world: WorldView, act: Act<'window.end'>): Decision {
  const known = world.get(windows, act.window);
  if (!known) return refuse('window.unknown', { window: act.window }, 'window');
  if (known.status !== 'planned' && known.status !== 'running')
    return refuse('window.over', { window: act.window });
  const data: WindowEnded = { by: 'person' };
  return accept({
    events: [event(WINDOW_ENDED, known.key, data)],
    cancelTimers: [`${WINDOW_BEGINS}:${known.key}`, `${WINDOW_ENDS}:${known.key}`],
  });
}

/** Its time has come. */
export function windowBegins(world: WorldView, { subject }: TimerRequest): Decided | null {
  if (world.get(windows, subject)?.status !== 'planned') return null;
  return { events: [event(WINDOW_BEGAN, subject, {})] };
}

/** Its time is over: what is still true in it is raised by those who watch. */
export function windowEnds(world: WorldView, { subject }: TimerRequest): Decided | null {
  const status = world.get(windows, subject)?.status;
  if (status !== 'planned' && status !== 'running') return null;
  const data: WindowEnded = { by: 'time' };
  return { events: [event(WINDOW_ENDED, subject, data)] };
}

function isThere(world: WorldView, scope: WindowScope, key: string): boolean {
  switch (scope) {
    case 'site':
      return world.get(sites, key) !== undefined;
    case 'lane':
      return world.by(lanes, 'byPair', key).length > 0;
    case 'feed':
      return world.get(feedStates, key) !== undefined;
  }
}

function timer(kind: string, subject: string, dueAt: Instant): TimerRequest {
  return { key: `${kind}:${subject}`, kind, subject, dueAt };
}

function event<Data>(type: string, key: string, data: Data): OwnEvent<Data> {
  return { type, subject: key, correlationId: key, data };
}
