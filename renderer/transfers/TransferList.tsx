import { Table2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { TransferRow } from '#shared/protocol';
import { useEntity, useLoadState } from '#live';
import { count, EmptyRegion, IconButton, LoadingRegion, useGridSummary, useKeys } from '#ui';
import type { GridModel } from '#ui';
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

/** More than a list can be read at once: the rest stands in the grid. */
const MOST_SHOWN = 120;

/**
 * Open transfers, worst first. Order and keys come from the same model as the grid, so that nothing moves under the
 * pointer and the current row is kept by id.
 */
export function TransferList({ model, currentId, onChoose, onShowGrid }: TransferListProps) {
  const ids = useShownIds(model);
  const { shown } = useGridSummary(model);
  const load = useLoadState('transfers');
  const list = useRef<HTMLDivElement>(null);
  const go = (step: number) => {
    const at = currentId === null ? -1 : ids.indexOf(currentId);
    const next = ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
    if (next === undefined) return;
    onChoose(next);
    list.current
      ?.querySelector(`[data-transfer="${CSS.escape(next)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  useKeys('list', [
    { keys: 'J', does: 'next', run: () => go(1), isHint: true },
    { keys: 'K', does: 'previous', run: () => go(-1), isHint: true },
    { keys: '↓', does: 'next', run: () => go(1) },
    { keys: '↑', does: 'previous', run: () => go(-1) },
  ]);
  useHoldWhileAiming(list, model);
  return (
    <>
      <header className={styles['head']}>
        <h2>
          Open transfers<span>{count(shown)}</span>
        </h2>
        <IconButton icon={Table2} label="All transfers as a grid" keys="L" onPress={onShowGrid} />
        <NewTransferButton />
      </header>
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

/** The ids that the list draws; the same array until they or their order change. */
function useShownIds(model: GridModel<TransferRow>): readonly string[] {
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = () => {
      const next = model.index.shownIds().slice(0, MOST_SHOWN);
      setIds((before) => (isSame(before, next) ? before : next));
    };
    look();
    return model.onChange(look);
  }, [model]);
  return ids;
}

/** Keeps the order still while the pointer is over the list: what one aims at must not move away. */
function useHoldWhileAiming(
  list: RefObject<HTMLDivElement | null>,
  model: GridModel<TransferRow>,
): void {
  useEffect(() => {
    const host = list.current;
    if (host === null) return;
    let release: (() => void) | null = null;
    const enter = () => {
      release ??= model.hold();
    };
    const leave = () => {
      release?.();
      release = null;
    };
    host.addEventListener('pointerenter', enter);
    host.addEventListener('pointerleave', leave);
    return () => {
      leave();
      host.removeEventListener('pointerenter', enter);
      host.removeEventListener('pointerleave', leave);
    };
  }, [list, model]);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
