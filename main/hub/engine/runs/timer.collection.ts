import { defineCollection, type TimerRequest } from '#engine/kernel';

/** Every timer that is set, by key; setting a key again moves it. Not a fold of the log: decisions set timers. */
export const timers = defineCollection<TimerRequest>({
  name: 'runs.timer',
  key: (timer) => timer.key,
  columns: {
    key: { type: 'text' },
    kind: { type: 'text' },
    subject: { type: 'text' },
    dueAt: { type: 'instant' },
  },
});

/** The kind of the writer's own timers: a watcher asked to look at a subject again. */
export const RECHECK = 'runs.recheck';

/** The timer by which a watcher looks at a subject again; the watcher's name stands before the first colon. */
export function recheckTimer(watcher: string, subject: string, dueAt: string): TimerRequest {
  return { key: recheckKey(watcher, subject), kind: RECHECK, subject, dueAt };
}

export function recheckKey(watcher: string, subject: string): string {
  return `recheck:${watcher}:${subject}`;
}

/** Which watcher asked for a recheck. */
export function watcherOf(timer: TimerRequest): string {
  return timer.key.slice('recheck:'.length, timer.key.length - timer.subject.length - 1);
}
