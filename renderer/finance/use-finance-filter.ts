import type { IntercompanyRow } from '#shared/protocol';
import { usePlaceParam } from '#ui';
import type { FinanceFilter } from './finance-filter.ts';
import { periodsOf } from './finance-filter.ts';

/** What stands for "all periods" in the place; nothing there is the latest. */
const ALL = 'all';

/**
 * The filter stands in the place, so that a saved view, a link and Alt ← bring it again. Without a word of it the latest
 * period that has documents is shown.
 */
export function useFinanceFilter(rows: readonly IntercompanyRow[]) {
  const [asked, setAsked] = usePlaceParam('period');
  const [cell, setCell] = usePlaceParam('cell');
  const [show, setShow] = usePlaceParam('show');
  const periods = periodsOf(rows);
  const period = asked === ALL ? null : (asked ?? periods[0] ?? null);
  const filter: FinanceFilter = { period, cell, show: show === 'all' ? 'all' : 'open' };
  return {
    filter,
    periods,
    setPeriod: (next: string | null) => setAsked(next ?? ALL),
    setCell,
    setShow: (next: FinanceFilter['show']) => setShow(next === 'all' ? 'all' : null),
  };
}
