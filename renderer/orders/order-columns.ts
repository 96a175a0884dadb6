import type { OrderRow } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import {
  asOfColumn,
  durationColumn,
  moneyColumn,
  percentColumn,
  quantityColumn,
  stateColumn,
  textColumn,
  timeColumn,
} from '#ui';
import type { Column } from '#ui';

/** The orders grid (SCREENS.md, Orders), in its order. */
export const ORDER_COLUMNS: readonly Column<OrderRow>[] = [
  stateColumn<OrderRow>({ widthPx: 84, of: (row) => row.state }),
  textColumn<OrderRow>({
    id: 'order',
    header: 'Order',
    widthPx: 96,
    of: (row) => row.key,
    look: (row) => ({ note: row.ediOnly ? 'not in the ERP yet' : undefined }),
  }),
  textColumn<OrderRow>({
    id: 'customer',
    header: 'Customer',
    widthPx: 150,
    grow: 1,
    of: (row) => row.customer,
  }),
  textColumn<OrderRow>({
    id: 'site',
    header: 'Site',
    widthPx: 48,
    of: (row) => row.siteCode || null,
  }),
  quantityColumn<OrderRow>({ id: 'lines', header: 'Lines', widthPx: 52, of: (row) => row.lines }),
  percentColumn<OrderRow>({
    id: 'filled',
    header: 'Filled %',
    definition: 'Units allocated or shipped ÷ units ordered',
    of: (row) => row.filledPercent / 100,
  }),
  timeColumn<OrderRow>({
    id: 'commit',
    header: 'Commit',
    definition: 'What the customer was promised',
    of: (row) => row.commitAt,
  }),
  timeColumn<OrderRow>({
    id: 'projected',
    header: 'Projected',
    definition: 'When the last open line can be at the customer',
    widthPx: 108,
    isEstimate: (row) => row.status === 'open',
    of: (row) => row.projectedAt,
  }),
  durationColumn<OrderRow>({
    id: 'lateBy',
    header: 'Late by',
    definition: 'Projected − commit; minus is early',
    signed: true,
    of: (row) => (row.projectedAt === null ? null : row.lateByMinutes * MINUTE_MS),
  }),
  moneyColumn<OrderRow>({
    id: 'margin',
    header: 'Margin',
    widthPx: 80,
    definition: '(Price − cost) × quantity over its lines',
    of: (row) => ({ minor: row.marginMinor, currency: row.currency }),
  }),
  quantityColumn<OrderRow>({
    id: 'priority',
    header: 'Priority',
    definition: '1 is served first',
    widthPx: 64,
    firstSort: 'asc',
    of: (row) => row.priority,
  }),
  textColumn<OrderRow>({
    id: 'cause',
    header: 'Cause',
    definition: 'What holds it up: an exception, or the item that it waits for',
    widthPx: 132,
    of: (row) => row.cause,
  }),
  asOfColumn<OrderRow>({ of: (row) => row.asOf }),
];
