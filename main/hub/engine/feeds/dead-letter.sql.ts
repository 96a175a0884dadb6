import {
  copyRows,
  namedQuery,
  statement,
  type Column,
  type Session,
  type Write,
} from '#engine/store';
import type { DeadLetter } from '#engine/writer';
import type { DeadLetterRow } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';

const COLUMNS: readonly Column[] = [
  { name: 'source', type: 'text' },
  { name: 'epoch', type: 'int4' },
  { name: 'sequence', type: 'int8' },
  { name: 'kind', type: 'text' },
  { name: 'type', type: 'text' },
  { name: 'reason', type: 'text' },
  { name: 'path', type: 'text' },
  { name: 'about', type: 'text' },
  { name: 'received_at', type: 'instant' },
  { name: 'raw', type: 'text' },
];

/** More are never shown at once; the count of all open ones stands in the feed's row. */
const SHOWN = 1_000;

const list = namedQuery<DeadLetterRow, [string | null, number]>(
  'feeds.dead-letters',
  `select id, source as feed, received_at as "receivedAt", type, reason, path, about, raw
   from feeds.dead_letter where resubmitted_at is null and (source = $1 or $1 is null)
   order by id desc limit $2`,
);

const one = namedQuery<StoredLetter, [number]>(
  'feeds.dead-letter',
  `select id, source, epoch, sequence, kind, raw, resubmitted_at is not null as resubmitted
   from feeds.dead_letter where id = $1`,
);

const places = namedQuery<{ source: string; epoch: number; sequence: number }, [string[]]>(
  'feeds.dead-places',
  `select distinct source, epoch, sequence from feeds.dead_letter
   where source = any($1::text[]) and sequence is not null and epoch is not null
     and kind <> 'reused' and resubmitted_at is null`,
);

const open = namedQuery<{ source: string; letters: number }, []>(
  'feeds.open-letters',
  `select source, count(*)::int4 as letters from feeds.dead_letter
   where resubmitted_at is null group by source`,
);

const mend = namedQuery<object, [string, number, number, string, string]>(
  'feeds.mend-place',
  `update feeds.dead_letter set resubmitted_at = $4, resubmitted_by = $5
   where source = $1 and epoch = $2 and sequence = $3 and kind <> 'reused' and resubmitted_at is null`,
);

const mark = namedQuery<object, [number, string, string]>(
  'feeds.mark-resubmitted',
  `update feeds.dead_letter set resubmitted_at = $2, resubmitted_by = $3
   where id = $1 and resubmitted_at is null`,
);

/** A dead letter as it lies in the store. */
export interface StoredLetter {
  id: number;
  source: string;
  epoch: number | null;
  sequence: number | null;
  kind: DeadLetter['kind'];
  raw: string;
  resubmitted: boolean;
}

/** Keeps what could not be taken. */
export function* keepLetters(
  letters: readonly { letter: DeadLetter; receivedAt: Instant }[],
): Generator<Write> {
  if (letters.length === 0) return;
  const rows = letters.map(({ letter, receivedAt }) => [
    letter.source,
    letter.epoch,
    letter.sequence,
    letter.kind,
    letter.type,
    letter.reason,
    letter.path,
    letter.about,
    receivedAt,
    letter.raw,
  ]);
  yield copyRows('feeds.dead_letter', COLUMNS, rows);
}

/** The newest dead letters that nobody has mended yet, of one feed or of all. */
export function listLetters(session: Session, feed: string | null): Promise<DeadLetterRow[]> {
  return session.rows(list, [feed, SHOWN]);
}

export async function readLetter(session: Session, id: number): Promise<StoredLetter | null> {
  return (await session.rows(one, [id]))[0] ?? null;
}

/** Places whose event is a dead letter and nothing else: a good one may still come. */
export function deadPlaces(
  session: Session,
  sources: readonly string[],
): Promise<{ source: string; epoch: number; sequence: number }[]> {
  return session.rows(places, [[...sources]]);
}

/** How many dead letters of each feed nobody has mended yet. */
export async function countOpenLetters(session: Session): Promise<Map<string, number>> {
  const rows = await session.rows(open, []);
  return new Map(rows.map(({ source, letters }) => [source, letters]));
}

/** The source sent well what had been a dead letter; `took` is told how many letters of that place this mends. */
export function mendPlace(
  { source, epoch, sequence }: { source: string; epoch: number; sequence: number },
  at: Instant,
  took: (letters: number) => void,
): Write {
  return statement(mend, [source, epoch, sequence, at, source], took);
}

/** A person edited it and sent it again; `took` is told 0 when that was noted before. */
export function markResubmitted(
  id: number,
  at: Instant,
  by: string,
  took: (letters: number) => void,
): Write {
  return statement(mark, [id, at, by], took);
}
