import { ListChecks, Table2 } from 'lucide-react';
import type { TransferRow } from '#shared/protocol';
import { useEntity, useLoadState } from '#live';
import { count, EmptyRegion, goTo, IconButton, ListHead, LoadingRegion, useGridSummary } from '#ui';
import type { GridModel } from '#ui';
import { useListOrder } from '#work';
import { NewTransferButton } from './NewTransferButton.tsx';
import { nextTime } from './next-time.ts';
import { TransferListRow } from './TransferListRow.tsx';
import styles from './transfer-list.module.css';

interface TransferListProps {
  model: GridModel<TransferRow>;
  currentId: string | null;
  onChoose: (id: string) => void;
  onShowGrid: () => void;
}

/**
 * Open transfers, worst first. Order and keys come from the same model as the grid, so that nothing moves under the
 * pointer and the current row is kept by id.
 */
export function TransferList({ model, currentId, onChoose, onShowGrid }: TransferListProps) {
  const { ids, list } = useListOrder(model, currentId, onChoose);
  const { shown } = useGridSummary(model);
  const load = useLoadState('transfers');
  return (
    <>
      <ListHead title="Open" shown={shown}>
        <IconButton
          icon={ListChecks}
          label="Tasks: what waits for approval"
          keys="M"
          onPress={() => goTo('/transfers/tasks')}
        />
        <IconButton icon={Table2} label="All transfers as a grid" keys="L" onPress={onShowGrid} />
        <NewTransferButton />
      </ListHead>
      <div ref={list}>
        {ids.map((id) => (
          <LiveRow key={id} id={id} isCurrent={id === currentId} onChoose={() => onChoose(id)} />
        ))}
      </div>
      {ids.length > 0 ? null : load.phase === 'live' ? (
        <EmptyRegion>No open transfers. Closed ones stand in the grid.</EmptyRegion>
      ) : (
        <LoadingRegion done={load.received} total={load.total} />
      )}
      {shown <= ids.length ? null : (
        <p className={styles['rest']}>{`${count(shown - ids.length)} more in the grid.`}</p>
      )}
    </>
  );
}

function LiveRow({
  id,
  isCurrent,
  onChoose,
}: {
  id: string;
  isCurrent: boolean;
  onChoose: () => void;
}) {
  const row = useEntity('transfers', id);
  const shipment = useEntity('shipments', row?.shipment ?? null);
  if (row === undefined) return null;
  return (
    <TransferListRow
      row={row}
      next={nextTime(row, shipment)}
      isCurrent={isCurrent}
      onChoose={onChoose}
    />
  );
}
