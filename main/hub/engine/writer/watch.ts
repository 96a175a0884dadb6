import type { Watcher } from '#engine/kernel';
import { recheckKey, recheckTimer, timers } from '#engine/runs';
import { HUB, type Fold, type FoldTime } from './fold.ts';
import { watchIncident } from './incident.ts';
import type { DeadLetter } from './input.ts';
import type { RoomIndex } from './room-index.ts';

/** Subjects to be looked at again, by watcher. */
export type Dirty = Map<Watcher, Set<string>>;

/**
 * A rule's own events may make others look again (an exception folds under another, a parent's money changes). More
 * rounds than this are two rules that wake each other for ever.
 */
const MAX_ROUNDS = 8;

/**
 * Lets each rule look at each subject that changes since `start` touched, or whose time to look again has come: once
 * per round, and in further rounds only what the rounds before have touched, until nothing is left.
 */
export function assessUntilQuiet(
  fold: Fold,
  rooms: RoomIndex,
  time: FoldTime,
  start: number,
  due: Dirty,
  onIncident: (letter: DeadLetter) => void,
): void {
  if (rooms.watchers.size === 0) return;
  let mark = start;
  let dirty = due;
  for (let round = 0; ; round++) {
    touched(fold, rooms, mark, dirty, onIncident);
    if (dirty.size === 0) return;
    if (round === MAX_ROUNDS) {
      for (const [watcher, subjects] of dirty)
        for (const subject of subjects)
          onIncident(watchIncident(watcher.name, subject, new Error('rules wake each other')));
      return;
    }
    mark = fold.world.journalLength;
    for (const [watcher, subjects] of dirty)
      for (const subject of subjects) assess(fold, watcher, subject, time, onIncident);
    dirty = new Map();
  }
}

function touched(
  fold: Fold,
  rooms: RoomIndex,
  mark: number,
  dirty: Dirty,
  onIncident: (letter: DeadLetter) => void,
): void {
  for (const { collection, key, before, after } of fold.world.changesSince(mark)) {
    const watches = rooms.watches.get(collection.name);
    if (!watches) continue;
    for (const { watcher, watch } of watches) {
      let subjects = dirty.get(watcher);
      try {
        for (const row of [before, after]) {
          if (!row) continue;
          for (const subject of watch.subjects(row, fold.world)) {
            if (!subjects) dirty.set(watcher, (subjects = new Set()));
            subjects.add(subject);
          }
        }
      } catch (thrown) {
        onIncident(watchIncident(watcher.name, key, thrown));
      }
    }
  }
}

function assess(
  fold: Fold,
  watcher: Watcher,
  subject: string,
  time: FoldTime,
  onIncident: (letter: DeadLetter) => void,
): void {
  const mark = fold.mark();
  try {
    const { decided, recheckAt } = watcher.assess(fold.world, subject, fold.context(time));
    if (decided) fold.decided(decided, time, { actor: HUB, reason: null, cause: null });
    const key = recheckKey(watcher.name, subject);
    if (recheckAt === null) fold.world.remove(timers, key);
    else if (fold.world.get(timers, key)?.dueAt !== recheckAt)
      fold.world.put(timers, recheckTimer(watcher.name, subject, recheckAt));
  } catch (thrown) {
    fold.backTo(mark);
    onIncident(watchIncident(watcher.name, subject, thrown));
  }
}
