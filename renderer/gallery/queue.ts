import type { State } from '#shared/vocabulary';
import {
  durationColumn,
  moneyColumn,
  percentColumn,
  quantityColumn,
  stateColumn,
  textColumn,
  timeColumn,
} from '#ui';
import type { Column } from '#ui';

/** A line of the pictured queue. */
export interface QueueLine {
  id: string;
  state: State;
  type: string;
  subject: string;
  folds: number;
  site: string;
  riskMinor: number;
  isBound: boolean;
  orders: number | null;
  decideBy: string;
  sla: number | null;
  owner: string | null;
  status: string;
  foldedUnder: string | null;
}

function line(
  id: string,
  state: State,
  type: string,
  subject: string,
  site: string,
  risk: number,
  decideBy: string,
  more: Partial<QueueLine> = {},
): QueueLine {
  return {
    id,
    state,
    type,
    subject,
    site,
    riskMinor: risk * 100,
    decideBy: `2026-${decideBy}:00.000Z`,
    folds: 0,
    isBound: false,
    orders: null,
    sla: null,
    owner: 'R. Alvarez',
    status: 'Open',
    foldedUnder: null,
    ...more,
  };
}

export const QUEUE: QueueLine[] = [
  line(
    'EX-2291',
    'critical',
    'Stockout risk',
    'Breaker 2P 60 A bolt-on',
    'Atlanta',
    184_300,
    '06-30T18:20',
    {
      folds: 3,
      orders: 14,
      sla: 0.62,
      status: 'Acknowledged',
    },
  ),
  line(
    'EX-2292',
    'ok',
    'Order at risk',
    'SO-771204 Palmetto Grid',
    'Atlanta',
    58_400,
    '07-01T13:00',
    {
      orders: 1,
      owner: null,
      status: 'Folded',
      foldedUnder: 'EX-2291',
    },
  ),
  line('EX-2293', 'ok', 'Order at risk', 'SO-771188 Lowcountry', 'Atlanta', 21_150, '07-01T17:00', {
    orders: 1,
    owner: null,
    status: 'Folded',
    foldedUnder: 'EX-2291',
  }),
  line(
    'EX-2287',
    'late',
    'Late shipment',
    'SHP-48190 from Allentown',
    'Atlanta',
    61_900,
    '06-30T17:00',
    {
      orders: 6,
      sla: 0.78,
      status: 'In progress',
    },
  ),
  line(
    'EX-2288',
    'critical',
    'Confirmation overdue',
    'PO-300418 Conduit 1 in',
    'Dallas',
    38_720,
    '06-30T16:30',
    {
      folds: 2,
      orders: 5,
      sla: 0.91,
      owner: 'K. Whitfield',
      status: 'Escalated',
    },
  ),
  line(
    'EX-2280',
    'watch',
    'Stockout risk',
    'Condenser fan motor 1/3 hp',
    'Atlanta',
    22_680,
    '06-30T21:45',
    {
      orders: 4,
      sla: 0.22,
      status: 'Acknowledged',
    },
  ),
  line(
    'EX-2290',
    'stale',
    'Feed silent',
    'WMS Dallas, last good 11:28',
    'Dallas',
    9_800,
    '06-30T16:00',
    {
      isBound: true,
      sla: 0.86,
      owner: 'Integrators',
    },
  ),
  line(
    'EX-2271',
    'watch',
    'Excess',
    'Motor 5 hp 184T, 212 ea idle',
    'Chicago',
    2_310,
    '07-07T13:00',
    {
      sla: 0.08,
      owner: null,
    },
  ),
];

const isUrgent = (row: QueueLine): State | undefined =>
  row.sla === null ? undefined : row.sla > 0.9 ? 'critical' : row.sla > 0.75 ? 'late' : undefined;

export const QUEUE_COLUMNS: Column<QueueLine>[] = [
  stateColumn<QueueLine>({ of: (row) => row.state, outline: true, widthPx: 98 }),
  textColumn<QueueLine>({ id: 'type', header: 'Type', of: (row) => row.type, widthPx: 142 }),
  textColumn<QueueLine>({
    id: 'subject',
    header: 'Subject',
    of: (row) => row.subject,
    widthPx: 196,
    grow: 1,
    look: (row) => ({
      weight: row.foldedUnder === null ? 'strong' : undefined,
      note: row.folds > 0 ? `×${row.folds}` : undefined,
    }),
  }),
  textColumn<QueueLine>({
    id: 'site',
    header: 'Site',
    of: (row) => row.site,
    weight: 'muted',
    widthPx: 70,
  }),
  moneyColumn<QueueLine>({
    id: 'atRisk',
    header: 'At risk',
    of: (row) => ({ minor: row.riskMinor, currency: 'USD' }),
    isBound: (row) => row.isBound,
    look: (row) => ({
      weight: row.foldedUnder === null ? 'strong' : 'muted',
      staleSince: row.isBound ? '2026-06-30T15:28:00.000Z' : null,
    }),
  }),
  quantityColumn<QueueLine>({
    id: 'orders',
    header: 'Orders',
    of: (row) => row.orders,
    widthPx: 60,
    look: () => ({ weight: 'muted' }),
  }),
  timeColumn<QueueLine>({
    id: 'decideBy',
    header: 'Decide by',
    of: (row) => row.decideBy,
    widthPx: 84,
  }),
  durationColumn<QueueLine>({
    id: 'left',
    header: 'Left',
    of: (row, view) => Date.parse(row.decideBy) - view.nowMs,
    widthPx: 62,
    ticks: true,
    look: () => ({ weight: 'muted' }),
  }),
  percentColumn<QueueLine>({
    id: 'sla',
    header: 'SLA',
    of: (row) => row.sla,
    widthPx: 52,
    look: (row) => ({ ink: isUrgent(row), weight: 'muted' }),
  }),
  textColumn<QueueLine>({
    id: 'owner',
    header: 'Owner',
    of: (row) => row.owner,
    weight: 'muted',
    widthPx: 94,
  }),
  textColumn<QueueLine>({
    id: 'status',
    header: 'Status',
    of: (row) => row.status,
    weight: 'muted',
    widthPx: 100,
  }),
];
