import { useMemo } from 'react';
import type { IntercompanyRow } from '#shared/protocol';
import { MatrixTable } from './MatrixTable.tsx';
import { matrixOf, MOST_SITES } from './matrix.ts';
import { monthText } from './finance-filter.ts';
import type { FinanceFilter } from './finance-filter.ts';
import { PairCards } from './PairCards.tsx';
import { PeriodCards } from './PeriodCards.tsx';
import { Settlements } from './Settlements.tsx';
import { sumsOf } from './document-sums.ts';
import { useRows } from './use-rows.ts';
import styles from './finance.module.css';

interface OverviewProps {
  /** All documents of the period. */
  rows: readonly IntercompanyRow[];
  /** Those of any period, and the last one that would be settled. */
  all: readonly IntercompanyRow[];
  upTo: string;
  filter: FinanceFilter;
  onChoose: (cell: string | null) => void;
}

/** Pairs, periods and the matrix of what is shown. */
export function Overview({ rows, all, upTo, filter, onChoose }: OverviewProps) {
  const sites = useRows('sites');
  const periods = useRows('periods');
  const { period, cell } = filter;
  const by = sites.length > MOST_SITES ? 'entity' : 'site';
  const matrix = useMemo(() => matrixOf(rows, sites, by), [rows, sites, by]);
  const currencies = sumsOf(rows).map(({ currency }) => currency);
  const shown = periods
    .filter((one) => one.period === period)
    .toSorted((a, b) => (a.entityName < b.entityName ? -1 : 1));
  return (
    <div
      className={styles['overview']}
      tabIndex={0}
      role="group"
      aria-label="Pairs, periods and matrix"
    >
      <PairCards rows={rows} period={period} cell={cell} onChoose={onChoose} />
      <Settlements rows={all} upTo={upTo} />
      <PeriodCards periods={shown} rows={rows} />
      <MatrixTable matrix={matrix} chosen={cell} onChoose={onChoose} />
      <p className={styles['legend']}>
        <span>
          {`Each cell: posted${period === null ? '' : ` in ${monthText(period)}`}, ${currencies.join(' or ')}${currencies.length > 1 ? ' as its seller books' : ''}. Grey: one entity, no postings.`}
        </span>
        <Key part="matched" label="matched" />
        <Key part="transit" label="in transit" />
        <Key part="unmatched" label="unmatched" />
        {by === 'entity' ? <span>Above 12 sites the matrix shows entities.</span> : null}
      </p>
    </div>
  );
}

function Key({ part, label }: { part: string; label: string }) {
  return (
    <span>
      <span className={styles['bar']} aria-hidden="true">
        <span data-part={part} data-state="late" />
      </span>
      {label}
    </span>
  );
}
