import type { LogEvent } from '#engine/kernel';

/** What a person did to an exception of the log, as the act that it was. */
export interface ActOfThen {
  name: string;
  input: object;
  /** The exception under which it was put, as the log calls it. */
  under?: string;
  /** It was done to one that was over. */
  isOver?: true;
}

type Told = Record<string, unknown>;

const ACTS: Readonly<
  Record<string, (data: Told) => (Omit<ActOfThen, 'input'> & { input?: object }) | null>
> = {
  clockPaused: ({ kind, until, why }) =>
    kind === 'person' ? { name: 'exception.pauseClock', input: { until, reason: why } } : null,
  clockResumed: ({ kind }) => (kind === 'person' ? { name: 'exception.resumeClock' } : null),
  shelved: ({ until, wakes }) => ({
    name: 'exception.shelve',
    input: { until, ...(wakes ? { wakes } : {}) },
  }),
  unshelved: ({ why }) => (why === 'person' ? { name: 'exception.reopen' } : null),
  reopened: ({ why }) => (why === 'person' ? { name: 'exception.reopen', isOver: true } : null),
  folded: ({ placedUnder }) =>
    typeof placedUnder === 'string' ? { name: 'exception.fold', under: placedUnder } : null,
  unfolded: ({ byPerson }) => (byPerson === true ? { name: 'exception.unfold' } : null),
};

/**
 * The act behind an event, where it moves clocks: done again by each side's own policy, which may let a snooze stop the
 * clock or not. Null where it moves none, or was no person's.
 */
export function actOfThen({ type, data, reason }: LogEvent): ActOfThen | null {
  const act = ACTS[type.split('.').at(-2)!]?.(data as Told);
  return act ? { ...act, input: { reason: reason ?? 'as then', ...act.input } } : null;
}
