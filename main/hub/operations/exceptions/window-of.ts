import type { WorldView } from '#engine/kernel';
import { exceptionPolicy } from '#operations/policy';
import { windows, type PlannedWindow } from '#operations/windows';
import type { ExceptionType } from '#shared/protocol';
import { isOpen, type ExceptionState } from './exception.collection.ts';
import type { Cause } from './finding.ts';
import type { Place } from './places.ts';
import { policyOn } from './policy-on.ts';

/** The running window that an open exception falls into: it was raised in it, at its site, on its lane or by its feed. */
export function windowOf(
  world: WorldView,
  exception: Pick<ExceptionState, 'type' | 'status' | 'places' | 'lastRaisedAt'>,
): PlannedWindow | null {
  const isItself = exception.type === 'plannedWindow';
  if (isItself || exception.status === 'resolved') return null;
  return fallsInto(world, exception.places, exception.lastRaisedAt)[0] ?? null;
}

/**
 * The windows as causes, where policy lets their kinds hold back exceptions of a type. `raised` is when it was raised
 * last: what stood before the window began is no part of it.
 */
export function windowCause(
  world: WorldView,
  type: ExceptionType,
  places: readonly Place[],
  raised: string,
): Cause[] {
  if (type === 'plannedWindow') return [];
  const { holds } = exceptionPolicy(world).content.plannedWindow;
  return fallsInto(world, places, raised)
    .filter(({ kind }) => holds[kind].includes(type))
    .map(({ key }) => ({ rule: 'HLD-02', type: 'plannedWindow', subjectKey: key }));
}

/** The running window that lets nobody be called about what is open at its place, whenever that was raised; else null. */
export function windowPausingLadder(
  world: WorldView,
  exception: Pick<ExceptionState, 'type' | 'places' | 'site' | 'evidence'>,
): PlannedWindow | null {
  if (exception.type === 'plannedWindow') return null;
  const { pauses } = policyOn(world, exception).content.plannedWindow;
  for (const place of exception.places)
    for (const window of world.by(windows, 'runningAt', place))
      if (pauses.escalation[window.kind]) return window;
  return null;
}

/** When what is found now was raised: by now, unless it stands. */
export function raisedAt(known: ExceptionState | undefined, now: string): string {
  return known && isOpen(known) ? known.lastRaisedAt : now;
}

/** Several may run at a place: a count while the yard is closed. */
function fallsInto(world: WorldView, places: readonly Place[], raised: string): PlannedWindow[] {
  return places.flatMap((place) =>
    world.by(windows, 'runningAt', place).filter(({ fromAt }) => fromAt <= raised),
  );
}
