import { useState } from 'react';
import { useCollection } from '#live';
import { WINDOW_WORDS, type WindowRow } from '#shared/protocol';
import { goTo, places, SideList, useViewpoint, zonedDayTime } from '#ui';
import { EndWindowDialog } from './window-dialogs.tsx';

/** Planned windows beside the queue, those that run first: one that runs opens what it holds back, one to come can be withdrawn. */
export function WindowList() {
  const view = useViewpoint();
  const [ending, setEnding] = useState<WindowRow | null>(null);
  const rows = [...useCollection('windows').rows()].toSorted(
    (a, b) => Number(b.isRunning) - Number(a.isRunning) || (a.fromAt < b.fromAt ? -1 : 1),
  );
  if (rows.length === 0) return null;
  const choose = (key: string) => {
    const row = rows.find((one) => one.key === key);
    if (row === undefined) return;
    if (row.exception === null) setEnding(row);
    else goTo(places.exception(row.exception));
  };
  return (
    <>
      <SideList
        title="Planned windows"
        activeId={null}
        onChoose={choose}
        items={rows.map((row) => ({ id: row.key, label: windowWords(row, view), count: row.held }))}
      />
      {ending === null ? null : (
        <EndWindowDialog
          window={ending.key}
          name={windowWords(ending, view)}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}

/** "Stock count, Atlanta, until 18:00 EDT; automation and escalation paused". */
export function windowWords(row: WindowRow, view: Parameters<typeof zonedDayTime>[1]): string {
  const when = row.isRunning
    ? `until ${zonedDayTime(row.untilAt, view)}`
    : `from ${zonedDayTime(row.fromAt, view)}`;
  const paused =
    row.isRunning && row.pauses.length > 0 ? `; ${row.pauses.join(' and ')} paused` : '';
  return `${WINDOW_WORDS[row.kind]}, ${row.scopeName}, ${when}${paused}`;
}
