import { namedQuery, upsertRows, type RowTable, type Session, type Write } from '#engine/store';
import type { Counters } from './mint.ts';

const read = namedQuery<{ series: string; value: number }>(
  'writer.counters',
  'select series, value from writer.counter',
);

const table: RowTable = {
  name: 'writer.counter',
  columns: [
    { name: 'series', type: 'text' },
    { name: 'value', type: 'int8' },
  ],
  key: ['series'],
};

export async function readCounters(session: Session): Promise<Counters> {
  const rows = await session.rows(read, []);
  return new Map(rows.map(({ series, value }) => [series, value]));
}

/** Writes the series that gave numbers in this transaction. */
export function* writeCounters(before: Counters, after: Counters): Generator<Write> {
  if (before === after) return;
  const moved = [...after].filter(([series, value]) => before.get(series) !== value);
  yield upsertRows(table, moved);
}
