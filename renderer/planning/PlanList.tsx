import { useEffect, useState } from 'react';
import type { PlanRow } from '#shared/protocol';
import { useLoadState } from '#live';
import {
  dayTime,
  EmptyRegion,
  ListHead,
  ListRow,
  LoadingRegion,
  useKeys,
  useViewpoint,
  type EntitySource,
} from '#ui';
import { lineOf, STATUS_WORDS } from './plan-words.ts';
import { PlanNetworkButton } from './PlanNetworkButton.tsx';

interface PlanListProps {
  rows: readonly PlanRow[];
  currentId: string | null;
  onChoose: (id: string) => void;
}

/** The list is as wide as that of the transfers. */
export const LIST_WIDTH_PX = 284;

/** Plans, the latest first. J and K belong to the lines, so the plans go by brackets. */
export function PlanList({ rows, currentId, onChoose }: PlanListProps) {
  const load = useLoadState('plans');
  const go = (step: number) => {
    const at = rows.findIndex(({ key }) => key === currentId);
    const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
    if (next !== undefined) onChoose(next.key);
  };
  useKeys('list', [
    { keys: ']', does: 'earlier plan', run: () => go(1) },
    { keys: '[', does: 'later plan', run: () => go(-1) },
  ]);
  return (
    <>
      <ListHead title="Plans" shown={rows.length}>
        <PlanNetworkButton />
      </ListHead>
      {rows.map((row) => (
        <PlanListRow
          key={row.key}
          row={row}
          isCurrent={row.key === currentId}
          onChoose={() => onChoose(row.key)}
        />
      ))}
      {rows.length > 0 ? null : load.phase === 'live' ? (
        <EmptyRegion>No plans yet.</EmptyRegion>
      ) : (
        <LoadingRegion done={load.received} total={load.total} />
      )}
    </>
  );
}

/** A plan in the list: shape, number, what it is for, where it stands. */
export function PlanListRow({
  row,
  ...rest
}: {
  row: PlanRow;
  isCurrent: boolean;
  onChoose: () => void;
}) {
  const view = useViewpoint();
  return (
    <ListRow
      id={row.key}
      state={row.state}
      stateWords={STATUS_WORDS[row.status]}
      name={row.key}
      note={row.basedOn === null ? undefined : `from ${row.basedOn}`}
      aside={dayTime(row.askedAt, view)}
      lines={[row.about, lineOf(row)]}
      {...rest}
    />
  );
}

/** The live plans, the latest asked first; drawn again when one of them changes. */
export function useLatestPlans(
  source: EntitySource<PlanRow> & { rows(): Iterable<PlanRow> },
): readonly PlanRow[] {
  const [rows, setRows] = useState<readonly PlanRow[]>(() => latestOf(source));
  useEffect(() => {
    setRows(latestOf(source));
    return source.subscribe(() => setRows(latestOf(source)));
  }, [source]);
  return rows;
}

function latestOf(source: { rows(): Iterable<PlanRow> }): PlanRow[] {
  return [...source.rows()].toSorted((a, b) => numberOf(b) - numberOf(a));
}

function numberOf({ key }: PlanRow): number {
  return Number(key.slice('PLN-'.length));
}
