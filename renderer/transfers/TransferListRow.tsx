import type { TransferRow } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { dayTime, quantity, StateShapeSvg, useViewpoint } from '#ui';
import { stepLine } from './transfer-words.ts';
import styles from './transfer-list.module.css';

interface TransferListRowProps {
  row: TransferRow;
  next: Instant | null;
  isCurrent: boolean;
  onChoose: () => void;
}

/** A transfer in the list: shape, number, lane, next time; what moves; where it stands. */
export function TransferListRow({ row, next, isCurrent, onChoose }: TransferListRowProps) {
  const view = useViewpoint();
  return (
    <button
      type="button"
      className={styles['row']}
      aria-current={isCurrent ? 'true' : undefined}
      data-transfer={row.key}
      onClick={onChoose}
    >
      <StateShapeSvg state={row.state} sizePx={14} label={row.state} />
      <span>
        <b>{row.key}</b> <span className={styles['lane']}>{`${row.fromCode} → ${row.toCode}`}</span>
      </span>
      <time>{next === null ? '' : dayTime(next, view)}</time>
      <span
        className={styles['what']}
      >{`${quantity(row.quantity, row.unit)} ${row.description}`}</span>
      <span className={styles['step']}>{stepLine(row)}</span>
    </button>
  );
}
