import type { RunView } from '#shared/protocol';
import type { Difference } from '../ChangedUnder.tsx';

/**
 * What came to a run since somebody looked at it: where it stands, what it waits for, what happened last. None where
 * its version is the same; an act on it is checked against the version.
 */
export function runDifferences(seen: RunView, now: RunView): Difference[] {
  if (seen.version === now.version) return [];
  const differences = [
    { label: 'Stands at', saw: stepOf(seen), now: stepOf(now) },
    { label: 'Waits for', saw: seen.waitsFor, now: now.waitsFor },
  ].filter((each) => each.saw !== each.now);
  return [...differences, { label: 'Happened last', saw: lastOf(seen), now: lastOf(now) }];
}

function stepOf({ steps, at }: RunView): string {
  return steps.find(({ id }) => id === at)?.title ?? at;
}

function lastOf({ timeline }: RunView): string {
  const last = timeline.reduce<RunView['timeline'][number] | null>(
    (newest, entry) => (newest === null || entry.seq > newest.seq ? entry : newest),
    null,
  );
  if (last === null) return 'nothing yet';
  return last.actor === null ? last.what : `${last.what} (${last.actor})`;
}
