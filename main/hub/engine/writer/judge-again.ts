import { isDeepStrictEqual } from 'node:util';
import type { LogEvent } from '#engine/kernel';
import type { Identity, LogRow } from '#engine/log';
import { rawOf } from './incident.ts';
import type { Arrival, CheckedEvent, DeadLetter } from './input.ts';

/** Rows of the log by identity, see {@link identityKey}. */
export type Found = ReadonlyMap<string, LogEvent>;

export function identityKey({ source, epoch, id }: Identity): string {
  return `${source} ${epoch} ${id}`;
}

export type Verdict = { is: 'new' } | { is: 'duplicate' } | { is: 'reused'; letter: DeadLetter };

/**
 * What an event is that may have come before: the same again, an id or a place used for something else, or one that
 * is new after all (late, after it had been given up).
 */
export function judgeAgain(arrival: Arrival, found: Found, rows: readonly LogRow[]): Verdict {
  const { event } = arrival;
  const earlier = found.get(identityKey(event)) ?? among(rows, event);
  if (!earlier)
    return arrival.vacant
      ? { is: 'new' }
      : {
          is: 'reused',
          letter: reusedLetter(event, 'the sequence was used by another event', '/sequence'),
        };
  if (isSame(event, earlier)) return { is: 'duplicate' };
  return { is: 'reused', letter: reusedLetter(event, 'id reused with other content', '/id') };
}

function among(rows: readonly LogRow[], event: CheckedEvent): LogEvent | undefined {
  return rows.findLast(
    (row) =>
      row.event.id === event.id &&
      row.event.source === event.source &&
      row.event.epoch === event.epoch,
  )?.event;
}

/** Its place is no part of what it says: a source that says something twice may number it anew. */
function isSame(event: CheckedEvent, earlier: LogEvent): boolean {
  return (
    event.type === earlier.type &&
    event.subject === earlier.subject &&
    event.occurredAt === earlier.occurredAt &&
    event.correlationId === earlier.correlationId &&
    event.causationId === earlier.causationId &&
    isDeepStrictEqual(event.data, earlier.data)
  );
}

function reusedLetter(event: CheckedEvent, reason: string, path: string): DeadLetter {
  return {
    source: event.source,
    epoch: event.epoch,
    sequence: event.sequence,
    kind: 'reused',
    type: event.type,
    reason,
    path,
    about: event.subject ?? event.id,
    raw: rawOf(event),
  };
}
