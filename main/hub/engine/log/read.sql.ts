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

const trail = namedQuery<
  TrailRow,
  [
    number,
    string | null,
    boolean,
    string | null,
    string | null,
    string | null,
    string | null,
    number | null,
    number,
  ]
>(
  'log.trail',
  `select ${EVENT}, e.hash, heard.recorded_at as "dataAsOf" ${FROM}
   left join lateral (
     select f.recorded_at from log.event f
     where f.shard = e.shard and f.seq < e.seq and f.hash is null order by f.seq desc limit 1
   ) heard on true
   where e.shard = $1 and e.hash is not null
     and ($2::text is null or e.actor = $2)
     and (not $3::bool or e.actor <> 'hub')
     and ($4::text is null or e.subject = $4 or e.correlation_id = $4)
     and ($5::text is null or $5 in (e.data->>'policy', e.data->'trace'->>'policy', e.data->>'rule',
       e.data->'evidence'->'decidedBy'->>'policy',
       (e.data->'content'->>'id') || ' v' || (e.data->>'version')))
     and ($6::timestamptz is null or e.received_at >= $6)
     and ($7::timestamptz is null or e.received_at < $7)
     and ($8::int8 is null or e.seq < $8)
   order by e.seq desc limit $9`,
);

const chain = namedQuery<LogEvent & { hash: Uint8Array | null }, [number]>(
  'log.chain',
  `select ${EVENT.replace('e.data', "case when s.name = 'hub' then e.data end as data")}, e.hash ${FROM}
   where e.shard = $1 order by e.seq`,
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

/** Which of our own rows are looked for; what is null is not asked. */
export interface TrailFilter {
  actor: string | null;
  /** Leaves out what the hub decided by itself. */
  peopleOnly: boolean;
  /** A subject or a case. */
  object: string | null;
  /** As the row names it: "TRF-2 v14". */
  policy: string | null;
  from: string | null;
  until: string | null;
  /** Rows before this place. */
  beforeSeq: number | null;
  limit: number;
}

/** One of our own rows with its link, and when the latest word of any system before it was recorded. */
export type TrailRow = LogEvent & { hash: Uint8Array; dataAsOf: string | null };

/** Our own rows that fit, newest first: the audit trail. */
export function readTrail(session: Session, filter: TrailFilter): Promise<TrailRow[]> {
  const { actor, peopleOnly, object, policy, from, until, beforeSeq, limit } = filter;
  return session.rows(trail, [
    SHARD,
    actor,
    peopleOnly,
    object,
    policy,
    from,
    until,
    beforeSeq,
    limit,
  ]);
}

/** The same without what foreign rows say: enough to follow the chain, at a tenth of the reading. */
export function readChain(
  session: Session,
): AsyncGenerator<(LogEvent & { hash: Uint8Array | null })[], void, undefined> {
  return session.readAll(chain, [SHARD]);
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
