import type { RunRow } from '#shared/protocol';
import { useEntity, useLoadState } from '#live';
import {
  dayTime,
  EmptyRegion,
  ListHead,
  ListRow,
  LoadingRegion,
  useGridSummary,
  useViewpoint,
} from '#ui';
import type { GridModel } from '#ui';
import { useListOrder } from '#work';

interface RunListProps {
  model: GridModel<RunRow>;
  currentId: string | null;
  onChoose: (id: string) => void;
}

/** Runs, worst first; J and K go along them. */
export function RunList({ model, currentId, onChoose }: RunListProps) {
  const { ids, list } = useListOrder(model, currentId, onChoose);
  const { shown } = useGridSummary(model);
  const load = useLoadState('runs');
  return (
    <>
      <ListHead title="Runs" shown={shown} />
      <div ref={list}>
        {ids.map((id) => (
          <LiveRow key={id} id={id} isCurrent={id === currentId} onChoose={() => onChoose(id)} />
        ))}
      </div>
      {ids.length > 0 ? null : load.phase === 'live' ? (
        <EmptyRegion>No run is under way.</EmptyRegion>
      ) : (
        <LoadingRegion done={load.received} total={load.total} />
      )}
    </>
  );
}

function LiveRow({ id, ...props }: { id: string; isCurrent: boolean; onChoose: () => void }) {
  const row = useEntity('runs', id);
  return row === undefined ? null : <RunListRow row={row} {...props} />;
}

interface RunListRowProps {
  row: RunRow;
  isCurrent: boolean;
  onChoose: () => void;
}

/** A run in the list: shape, number and workflow, since when; what it is about; where it stands. */
export function RunListRow({ row, ...rest }: RunListRowProps) {
  const view = useViewpoint();
  const { key, state, title, subject, stepTitle, waitsFor, isPaused } = row;
  return (
    <ListRow
      id={key}
      state={state}
      name={key}
      note={title}
      aside={dayTime(row.begunAt, view)}
      lines={[
        subject,
        `${isPaused ? 'Paused, ' : ''}${stepTitle}${waitsFor === '' ? '' : `: ${waitsFor}`}`,
      ]}
      {...rest}
    />
  );
}
