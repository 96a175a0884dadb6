import { columnArray, namedQuery, statement, type Session, type Write } from '#engine/store';
import { Fault } from '#shared/vocabulary';

/** How far a feed has been read, what became of it, and by which lease it is ours. */
export interface FeedCursor {
  source: string;
  leaseEpoch: number;
  /** The life of the source; null before the first visit. */
  epoch: number | null;
  cursor: number;
  /** The head of the first visit while the history up to it is read, else null. */
  backfillUntil: number | null;
  received: number;
  appended: number;
  duplicates: number;
  deadLetters: number;
  gaps: number;
}

const take = namedQuery<FeedCursor, [string[], string]>(
  'feeds.take-lease',
  `insert into feeds.cursor as c (source, holder, lease_epoch, epoch, cursor, backfill_until,
     received, appended, duplicates, dead_letters, gaps)
   select source, $2, 1, null, 0, null, 0, 0, 0, 0, 0 from unnest($1::text[]) as source
   on conflict (source) do update set holder = $2, lease_epoch = c.lease_epoch + 1
   returning source, lease_epoch as "leaseEpoch", epoch, cursor, backfill_until as "backfillUntil",
     received, appended, duplicates, dead_letters as "deadLetters", gaps`,
);

const move = namedQuery<object, Buffer[]>(
  'feeds.move-cursors',
  `update feeds.cursor c set epoch = u.epoch, cursor = u.cursor, backfill_until = u.backfill_until,
     received = u.received, appended = u.appended, duplicates = u.duplicates,
     dead_letters = u.dead_letters, gaps = u.gaps
   from unnest($1::text[], $2::int8[], $3::int4[], $4::int8[], $5::int8[], $6::int8[], $7::int8[],
     $8::int8[], $9::int8[], $10::int8[])
     as u (source, lease_epoch, epoch, cursor, backfill_until, received, appended, duplicates,
       dead_letters, gaps)
   where c.source = u.source and c.lease_epoch = u.lease_epoch`,
);

/** Takes feeds for this hub: raises the number by which every later commit is fenced. */
export async function takeFeeds(
  session: Session,
  sources: readonly string[],
  holder: string,
): Promise<Map<string, FeedCursor>> {
  const rows = await session.rows(take, [[...sources], holder]);
  return new Map(rows.map((row) => [row.source, row]));
}

/** Moves cursors on, where they are still ours; a hub that lost a feed meanwhile must not write it. */
export function* moveCursors(cursors: readonly FeedCursor[]): Generator<Write> {
  if (cursors.length === 0) return;
  const array = (type: 'text' | 'int4' | 'int8', column: keyof FeedCursor): Buffer =>
    columnArray(
      type,
      cursors.map((cursor) => cursor[column]),
    );
  const columns = [
    array('text', 'source'),
    array('int8', 'leaseEpoch'),
    array('int4', 'epoch'),
    array('int8', 'cursor'),
    array('int8', 'backfillUntil'),
    array('int8', 'received'),
    array('int8', 'appended'),
    array('int8', 'duplicates'),
    array('int8', 'deadLetters'),
    array('int8', 'gaps'),
  ];
  yield statement(move, columns, (moved) => {
    if (moved !== cursors.length)
      throw new Fault('feeds.lease-lost', 'Another hub has taken over a feed of this one.');
  });
}
