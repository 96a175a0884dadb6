import type { TransferRow } from '#shared/protocol';
import type { Column } from '#ui';
import {
  asOfColumn,
  durationColumn,
  moneyColumn,
  quantityColumn,
  stateColumn,
  itemColumn,
  textColumn,
  timeColumn,
} from '#ui';
import { STEP_WORDS } from './transfer-words.ts';

const BOOKED_WORDS: Record<TransferRow['booked'], string> = {
  none: '–',
  part: 'One book',
  both: 'Both books',
};

/** The transfers grid (SCREENS.md, Transfers), in its order. */
export const TRANSFER_COLUMNS: readonly Column<TransferRow>[] = [
  stateColumn<TransferRow>({ of: (row) => row.state }),
  textColumn<TransferRow>({
    id: 'transfer',
    header: 'Transfer',
    widthPx: 128,
    of: (row) => row.key,
  }),
  textColumn<TransferRow>({
    id: 'lane',
    header: 'From → to',
    widthPx: 96,
    of: (row) => `${row.fromCode} → ${row.toCode}`,
  }),
  itemColumn<TransferRow>(),
  quantityColumn<TransferRow>({
    id: 'quantity',
    header: 'Quantity',
    of: (row) => row.quantity,
    unit: (row) => row.unit,
  }),
  moneyColumn<TransferRow>({
    id: 'value',
    header: 'Value',
    definition: 'Quantity × transfer price; cost within one entity',
    of: (row) => ({ minor: row.valueMinor, currency: row.currency }),
  }),
  textColumn<TransferRow>({
    id: 'step',
    header: 'Step',
    widthPx: 136,
    of: (row) => STEP_WORDS[row.step],
  }),
  textColumn<TransferRow>({
    id: 'waitsFor',
    header: 'Waits for',
    widthPx: 156,
    of: (row) => row.waitsFor,
    look: () => ({ weight: 'muted' }),
  }),
  timeColumn<TransferRow>({ id: 'decideBy', header: 'Decide by', of: (row) => row.decideByAt }),
  quantityColumn<TransferRow>({
    id: 'shipped',
    header: 'Shipped',
    of: (row) => row.shippedQuantity,
  }),
  quantityColumn<TransferRow>({
    id: 'received',
    header: 'Received',
    of: (row) => row.receivedQuantity,
    look: (row) => ({ ink: isShort(row) ? 'late' : undefined }),
  }),
  textColumn<TransferRow>({
    id: 'booked',
    header: 'Booked',
    widthPx: 88,
    of: (row) => (row.betweenEntities ? BOOKED_WORDS[row.booked] : 'One entity'),
  }),
  durationColumn<TransferRow>({
    id: 'age',
    header: 'Age',
    definition: 'Since it was requested',
    ticks: true,
    of: (row, view) => view.nowMs - Date.parse(row.requestedAt),
    sortKey: (row) => -Date.parse(row.requestedAt),
  }),
  asOfColumn<TransferRow>({ of: (row) => row.asOf }),
];

function isShort(row: TransferRow): boolean {
  const { receivedQuantity, shippedQuantity } = row;
  return (
    receivedQuantity !== null && shippedQuantity !== null && receivedQuantity < shippedQuantity
  );
}
