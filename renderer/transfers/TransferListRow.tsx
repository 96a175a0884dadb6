import type { TransferRow } from '#shared/protocol';
import type { Instant } from '#shared/vocabulary';
import { dayTime, ListRow, quantity, useViewpoint } from '#ui';
import { stepLine } from './transfer-words.ts';

interface TransferListRowProps {
  row: TransferRow;
  next: Instant | null;
  isCurrent: boolean;
  onChoose: () => void;
}

/** A transfer in the list: shape, number, lane, next time; what moves; where it stands. */
export function TransferListRow({ row, next, ...rest }: TransferListRowProps) {
  const view = useViewpoint();
  return (
    <ListRow
      id={row.key}
      state={row.state}
      name={row.key}
      note={`${row.fromCode} → ${row.toCode}`}
      aside={next === null ? '' : dayTime(next, view)}
      lines={[`${quantity(row.quantity, row.unit)} ${row.description}`, stepLine(row)]}
      {...rest}
    />
  );
}
