import type { FeedRow } from '#shared/protocol';
import { stateRank } from '#shared/vocabulary';
import type { Column } from '#ui';
import { durationColumn, quantityColumn, stateColumn, textColumn, timeColumn } from '#ui';
import { CIRCUIT_WORDS, feedState, feedWord, silentForMs } from './feed-state.ts';

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
    widthPx: 72,
    of,
    look: (row) => ({ weight: of(row) === 0 ? 'muted' : 'strong' }),
  });
}

/** The feed grid (SCREENS.md, Integrations). The score joins it with the scorecard. */
export const FEED_COLUMNS: readonly Column<FeedRow>[] = [
  {
    ...stateColumn<FeedRow>({ widthPx: 116, of: () => 'ok' }),
    ticks: true,
    text: (row, view) => feedWord(row, view.nowMs),
    sortKey: (row) => stateRank(feedState(row, Date.parse(row.lastGoodAt ?? '') || 0)),
    look: (row, view) => ({ state: feedState(row, view.nowMs) }),
  },
  textColumn<FeedRow>({
    id: 'feed',
    header: 'Feed',
    widthPx: 140,
    weight: 'strong',
    of: (row) => row.name,
  }),
  textColumn<FeedRow>({
    id: 'contract',
    header: 'Contract',
    widthPx: 180,
    grow: 1,
    of: (row) => row.contract,
    look: () => ({ weight: 'muted' }),
  }),
  timeColumn<FeedRow>({ id: 'lastGood', header: 'Last good', of: (row) => row.lastGoodAt }),
  durationColumn<FeedRow>({
    id: 'silentFor',
    header: 'Silent for',
    ticks: true,
    of: (row, view) => silentForMs(row, view.nowMs),
    sortKey: (row) => (row.lastGoodAt === null ? null : -Date.parse(row.lastGoodAt)),
    look: (row, view) => ({
      weight: feedState(row, view.nowMs) === 'stale' ? 'strong' : undefined,
    }),
  }),
  {
    id: 'rate',
    header: 'Rate / due',
    definition: 'Events a minute of world time, and what the cadence promises at least',
    align: 'right',
    widthPx: 84,
    text: (row) => `${row.ratePerMinute} / ${row.duePerMinute}`,
    value: (row) => row.ratePerMinute,
    sortKey: (row) => row.ratePerMinute,
  },
  {
    id: 'lagP99',
    header: 'P99 lag',
    definition: 'Received − recorded at the producer, 99 of 100 events, world time',
    align: 'right',
    widthPx: 76,
    text: (row) => (row.lagP99Ms === null ? '–' : `${(row.lagP99Ms / 1_000).toFixed(1)} s`),
    value: (row) => row.lagP99Ms,
    numberFormat: '#,##0',
    sortKey: (row) => row.lagP99Ms,
  },
  tally('gaps', 'Gaps', 'Ranges of its sequence that are missing now', (row) => row.gaps),
  tally(
    'breach',
    'Breach',
    'Events refused by the contract: dead letters',
    (row) => row.deadLetters,
  ),
  tally(
    'duplicates',
    'Duplicates',
    'Events that came again and were dropped',
    (row) => row.duplicates,
  ),
  tally('retries', 'Retries', 'Connection attempts since it was last live', (row) => row.retries),
  textColumn<FeedRow>({
    id: 'circuit',
    header: 'Circuit',
    widthPx: 80,
    of: (row) => CIRCUIT_WORDS[row.circuit],
  }),
  {
    id: 'lastHour',
    header: 'Last hour',
    definition: 'Events in each of the last 60 minutes',
    widthPx: 140,
    text: (row) => `${row.lastHour.reduce((sum, n) => sum + n, 0)} events`,
    look: (row) => ({ bars: row.lastHour }),
  },
  tally('waiting', 'Waiting', 'Commands that wait for this feed', (row) => row.commandsWaiting),
];
