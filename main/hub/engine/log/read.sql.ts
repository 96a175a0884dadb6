import type { LogEvent } from '#engine/kernel';
import { namedQuery, type Session } from '#engine/store';
import { SHARD } from './log-row.ts';

const EVENT = `e.seq, s.name as source, e.epoch, e.id, e.sequence, t.name as type, e.subject,
  e.occurred_at as "occurredAt", e.recorded_at as "recordedAt", e.received_at as "receivedAt",
  e.correlation_id as "correlationId", e.causation_id as "causationId", e.actor, e.reason, e.backfill, e.data`;
const FROM = `from log.event e join log.source s using (source_id) join log.type t using (type_id)`;

const bySubject = namedQuery<LogEvent, [number, string, number]>(
  'log.history-of-subject',
  `select ${EVENT} ${FROM} where e.shard = $1 and e.subject = $2 order by e.seq desc limit $3`,
);

const byCorrelation = namedQuery<LogEvent, [number, string, number]>(
  'log.history-of-case',
  `select ${EVENT} ${FROM} where e.shard = $1 and e.correlation_id = $2 order by e.seq desc limit $3`,
);

const tail = namedQuery<LogEvent, [number, number, number]>(
  'log.tail',
  `select ${EVENT} ${FROM} where e.shard = $1 and e.seq > $2 order by e.seq limit $3`,
);

const everything = namedQuery<LogEvent & { hash: Uint8Array | null }, [number]>(
  'log.everything',
  `select ${EVENT}, e.hash ${FROM} where e.shard = $1 order by e.seq`,
);

const byIdentity = namedQuery<LogEvent, [string[], number[], string[]]>(
  'log.by-identity',
  `select ${EVENT} ${FROM}
   join unnest($1::text[], $2::int4[], $3::text[]) as wanted (source, epoch, id)
     on s.name = wanted.source and e.epoch = wanted.epoch and e.id = wanted.id`,
);

/** Rows about a subject or of a case, newest last; the newest `limit` of them. */
export async function history(
  session: Session,
  filter: { correlationId?: string; subject?: string; limit: number },
): Promise<LogEvent[]> {
  const rows =
    filter.correlationId !== undefined
      ? await session.rows(byCorrelation, [SHARD, filter.correlationId, filter.limit])
      : await session.rows(bySubject, [SHARD, filter.subject ?? '', filter.limit]);
  return rows.reverse();
}

/** The rows after a place, oldest first. */
export function readTail(session: Session, afterSeq: number, limit: number): Promise<LogEvent[]> {
  return session.rows(tail, [SHARD, afterSeq, limit]);
}

/** The whole log in its order, in batches, with the chain's links: for `verify`. Needs a transaction. */
export function readEverything(
  session: Session,
): AsyncGenerator<(LogEvent & { hash: Uint8Array | null })[], void, undefined> {
  return session.readAll(everything, [SHARD]);
}

/** An event's identity in the log. */
export interface Identity {
  source: string;
  epoch: number;
  id: string;
}

/** The rows that stand in the log under these identities, in no order. */
export function findByIdentity(session: Session, wanted: readonly Identity[]): Promise<LogEvent[]> {
  return session.rows(byIdentity, [
    wanted.map((one) => one.source),
    wanted.map((one) => one.epoch),
    wanted.map((one) => one.id),
  ]);
}
