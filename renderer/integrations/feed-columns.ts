import type { FeedRow } from '#shared/protocol';
import { stateRank } from '#shared/vocabulary';
import type { Column } from '#ui';
import {
  count,
  decimal,
  durationColumn,
  durationText,
  NOTHING_YET,
  orNothing,
  quantityColumn,
  stateColumn,
  textColumn,
  timeColumn,
  viewpoint,
} from '#ui';
import { CIRCUIT_WORDS, feedState, feedWord, hasCadence, silentForMs } from './feed-state.ts';

/** A count that is news only when it is not zero. */
function tally(
  id: string,
  header: string,
  definition: string,
  of: (row: FeedRow) => number,
): Column<FeedRow> {
  return quantityColumn<FeedRow>({
    id,
    header,
    definition,
    widthPx: 60,
    of,
    look: (row) => ({ weight: of(row) === 0 ? 'muted' : 'strong' }),
  });
}

/** The feed grid (SCREENS.md, Integrations). The score joins it with the scorecard. */
export const FEED_COLUMNS: readonly Column<FeedRow>[] = [
  {
    ...stateColumn<FeedRow>({ widthPx: 104, of: () => 'ok' }),
    ticks: true,
    text: (row, view) => feedWord(row, view.nowMs),
    // Silence is made by the clock; the order is as of the last time that the row spoke or was sorted.
    sortKey: (row) => stateRank(feedState(row, viewpoint.getState().nowMs)),
    look: (row, view) => ({ state: feedState(row, view.nowMs) }),
  },
  textColumn<FeedRow>({
    id: 'feed',
    header: 'Feed',
    widthPx: 124,
    weight: 'strong',
    of: (row) => row.name,
  }),
  textColumn<FeedRow>({
    id: 'contract',
    header: 'Contract',
    widthPx: 76,
    grow: 1,
    of: (row) => row.contract,
    look: () => ({ weight: 'muted' }),
  }),
  timeColumn<FeedRow>({
    id: 'lastGood',
    header: 'Last good',
    of: (row) => row.lastGoodAt,
  }),
  {
    ...durationColumn<FeedRow>({
      id: 'silentFor',
      header: 'Silent for',
      widthPx: 88,
      ticks: true,
      of: (row, view) => silentForMs(row, view.nowMs),
      sortKey: (row) => (row.lastGoodAt === null ? null : -Date.parse(row.lastGoodAt)),
      look: (row, view) => ({
        weight: feedState(row, view.nowMs) === 'stale' ? 'strong' : undefined,
      }),
    }),
    text: (row, view) =>
      orNothing(silentForMs(row, view.nowMs), (ms) => durationText(ms, { withSeconds: true })),
  },
  {
    id: 'rate',
    header: 'Rate / due',
    definition: 'Events a minute of world time, and what the cadence promises at least',
    align: 'right',
    widthPx: 72,
    text: (row) => `${count(row.ratePerMinute)} / ${dueText(row)}`,
    value: (row) => row.ratePerMinute,
    sortKey: (row) => row.ratePerMinute,
  },
  {
    id: 'lagP99',
    header: 'P99 lag',
    definition:
      'Committed here − recorded at the producer, 99 of 100 events, as long as a person waits for it',
    align: 'right',
    widthPx: 64,
    text: (row) => (row.lagP99Ms === null ? '–' : `${(row.lagP99Ms / 1_000).toFixed(1)} s`),
    value: (row) => row.lagP99Ms,
    numberFormat: '#,##0',
    sortKey: (row) => row.lagP99Ms,
  },
  tally('gaps', 'Gaps', 'Ranges of its numbering that are missing now', (row) => row.missing),
  tally(
    'breach',
    'Breach',
    'Events refused by the contract that nobody has mended yet: dead letters',
    (row) => row.openLetters,
  ),
  tally(
    'duplicates',
    'Repeats',
    'Events that came again and were dropped',
    (row) => row.duplicates,
  ),
  tally('retries', 'Retries', 'Connection attempts since it was last live', (row) => row.retries),
  textColumn<FeedRow>({
    id: 'circuit',
    header: 'Circuit',
    widthPx: 68,
    of: (row) => CIRCUIT_WORDS[row.circuit],
  }),
  {
    id: 'lastHour',
    header: 'Last hour',
    definition: 'Events in each of the last 60 minutes',
    widthPx: 128,
    text: (row) => `${row.lastHour.reduce((sum, n) => sum + n, 0)} events`,
    look: (row) => ({ bars: row.lastHour }),
  },
  tally('waiting', 'Waiting', 'Commands that wait for this feed', (row) => row.commandsWaiting),
];

/** What its cadence promises in a minute at least: a keepalive each 15 minutes is 0.07. */
function dueText(row: FeedRow): string {
  if (!hasCadence(row)) return NOTHING_YET;
  return row.duePerMinute >= 1 ? count(row.duePerMinute) : decimal(row.duePerMinute, 2);
}
