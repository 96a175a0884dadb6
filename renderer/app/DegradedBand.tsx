import { useSyncExternalStore } from 'react';
import { useCollection } from '#live';
import type { FeedRow } from '#shared/protocol';
import { Band, count, places, useViewpoint, zonedDayTime, type Viewpoint } from '#ui';
import { feedState } from '../integrations/index.ts';

/** More names than this are no news to anyone. */
const NAMED = 3;

/** Feeds that are away, over every workspace: since when, what waits for them, and the way to their fallback card. */
export function DegradedBand() {
  const store = useCollection('feeds');
  const view = useViewpoint();
  const keys = useSyncExternalStore(
    (listener) => store.subscribe(listener),
    () =>
      [...store.rows()]
        .filter((row) => feedState(row, view.nowMs) === 'stale')
        .map((row) => `${row.key} ${row.commandsWaiting}`)
        .join(','),
  );
  const away = keys
    .split(',')
    .map((part) => store.get(part.split(' ')[0]!))
    .filter((row) => row !== undefined);
  return <DegradedBandView away={away} view={view} />;
}

/** The same for feeds that are known to be away. */
export function DegradedBandView({ away, view }: { away: readonly FeedRow[]; view: Viewpoint }) {
  const [first] = away;
  if (first === undefined) return null;
  const waiting = away.reduce((sum, row) => sum + row.commandsWaiting, 0);
  const named = away.slice(0, NAMED).map((row) => sinceWords(row, view));
  const more = away.length > NAMED ? `, and ${count(away.length - NAMED)} more` : '';
  return (
    <Band
      state="stale"
      title={`${named.join(', ')}${more}.`}
      end={<a href={`#${places.feed(first.key)}`}>Fallback card</a>}
    >
      {'What they speak for stands as last known. '}
      {waiting === 0
        ? null
        : `${count(waiting)} ${waiting === 1 ? 'command waits' : 'commands wait'} under their keys.`}
    </Band>
  );
}

function sinceWords(row: FeedRow, view: Viewpoint): string {
  return row.lastGoodAt === null
    ? `${row.name} is away`
    : `${row.name} is away, last heard ${zonedDayTime(row.lastGoodAt, view)}`;
}
