import { EXCEPTION_WORDS, type ExceptionRow } from '#shared/protocol';
import type { Column } from '#ui';
import {
  durationColumn,
  knownMoney,
  moneyColumn,
  percentColumn,
  quantityColumn,
  stateColumn,
  textColumn,
  timeColumn,
} from '#ui';
import { atRiskTitle, lookersNote, slaTitle, statusWord, subjectNote } from './exception-words.ts';
import { isBreached, isNearing, slaShare } from './queue-views.ts';

/**
 * The queue's grid (SCREENS.md, Exceptions), in its order; money at risk sorts it. Beside the owner stands who else
 * looks at the row now, but for the person at this window.
 */
export const exceptionColumns = (me: string | null): readonly Column<ExceptionRow>[] => [
  stateColumn<ExceptionRow>({ outline: true, widthPx: 98, of: (row) => row.state }),
  textColumn<ExceptionRow>({
    id: 'type',
    header: 'Type',
    widthPx: 134,
    of: (row) => EXCEPTION_WORDS[row.type],
  }),
  textColumn<ExceptionRow>({
    id: 'subject',
    header: 'Subject',
    widthPx: 150,
    grow: 1,
    of: (row) => row.subject,
    look: (row) => ({
      weight: row.parent === null ? 'strong' : undefined,
      note: subjectNote(row),
    }),
  }),
  textColumn<ExceptionRow>({
    id: 'site',
    header: 'Site',
    widthPx: 52,
    of: (row) => row.siteCode || null,
  }),
  moneyColumn<ExceptionRow>({
    id: 'atRisk',
    header: 'At risk',
    definition:
      'Margin of open lines that are not covered by their need date, of a cause with all that is folded under it, each line once; ≤ marks an upper bound, – what nothing says',
    of: (row) => knownMoney(row.togetherMinor, row.currency),
    isBound: (row) => row.atRiskIsBound,
    look: (row) => ({
      weight: 'strong',
      staleSince: row.unverifiedSince,
      title: atRiskTitle(row),
    }),
  }),
  quantityColumn<ExceptionRow>({
    id: 'orders',
    header: 'Orders',
    // Wide enough for its place in the sort, "Orders ↓2".
    widthPx: 88,
    of: (row) => (row.orders === 0 ? null : row.orders),
  }),
  timeColumn<ExceptionRow>({
    id: 'decideBy',
    header: 'Decide by',
    definition: 'Until then the best remedy still arrives in time',
    of: (row) => row.decideByAt,
  }),
  durationColumn<ExceptionRow>({
    id: 'left',
    header: 'Left',
    definition: 'Decide by − now; minus is past',
    ticks: true,
    of: (row, view) => (row.decideByAt === null ? null : Date.parse(row.decideByAt) - view.nowMs),
    sortKey: (row) => (row.decideByAt === null ? null : Date.parse(row.decideByAt)),
  }),
  {
    ...percentColumn<ExceptionRow>({
      id: 'sla',
      header: 'SLA %',
      definition:
        'Share of the time to resolve that has gone, in the hours that its clock counts, without its pauses; ‖ while it is paused',
      of: () => null,
    }),
    ticks: true,
    text: (row, view) => {
      const share = slaShare(row, view.nowMs);
      if (share === null) return '–';
      return `${row.sla?.paused ? '‖ ' : ''}${Math.floor(share * 100)} %`;
    },
    value: (row, view) => slaShare(row, view.nowMs),
    sortKey: (row) => (row.slaDueAt === null ? null : Date.parse(row.slaDueAt)),
    look: (row, view) => ({
      ink: isBreached(row, view.nowMs)
        ? 'critical'
        : isNearing(row, view.nowMs)
          ? 'late'
          : undefined,
      title: slaTitle(row),
    }),
  },
  textColumn<ExceptionRow>({
    id: 'owner',
    header: 'Owner',
    widthPx: 112,
    of: (row) => row.ownerName ?? 'Unassigned',
    look: (row) => ({
      weight: row.ownerName === null ? 'muted' : undefined,
      ...lookersNote(row, me),
    }),
  }),
  textColumn<ExceptionRow>({ id: 'status', header: 'Status', widthPx: 100, of: statusWord }),
];
