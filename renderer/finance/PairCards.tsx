import type { IntercompanyRow } from '#shared/protocol';
import { ledgerAmount, StateShapeSvg } from '#ui';
import { sumsOf } from './document-sums.ts';
import { monthText } from './finance-filter.ts';
import { cellKey } from './matrix.ts';
import { ShareBar } from './ShareBar.tsx';
import styles from './finance.module.css';

interface PairCardsProps {
  rows: readonly IntercompanyRow[];
  period: string | null;
  cell: string | null;
  onChoose: (cell: string | null) => void;
}

/** Who sold to whom, what came of it, each pair and direction in the currency of its seller. */
export function PairCards({ rows, period, cell, onChoose }: PairCardsProps) {
  const pairs = Map.groupBy(rows, (row) => cellKey(row.seller, row.buyer));
  return (
    <div className={styles['cards']}>
      {[...pairs]
        .toSorted(([, [a]], [, [b]]) => (`${a?.sellerName}` < `${b?.sellerName}` ? -1 : 1))
        .flatMap(([key, sold]) => {
          const [first] = sold;
          const [sums] = sumsOf(sold);
          if (!first || !sums) return [];
          const { currency } = sums;
          const amount = (minor: number) => ledgerAmount(minor, currency);
          return [
            <button
              key={key}
              type="button"
              className={styles['card']}
              aria-pressed={cell === key}
              onClick={() => onChoose(cell === key ? null : key)}
            >
              <span className={styles['cardHead']}>
                <b>{`${first.sellerName} sells to ${first.buyerName}`}</b>
                <span>
                  {`posted${period === null ? '' : ` ${monthText(period)}`}, ${currency} `}
                  <b>{amount(sums.postedMinor)}</b>
                </span>
              </span>
              <ShareBar sums={sums} />
              <span className={styles['cardFoot']}>
                <span>{`Matched ${amount(sums.matchedMinor)}`}</span>
                <span>{`of it settled ${amount(sums.settledMinor)}`}</span>
                <span>{`In transit ${amount(sums.transitMinor)}`}</span>
                <span>
                  {sums.unmatchedMinor === 0 ? null : (
                    <StateShapeSvg state={sums.worst === 'late' ? 'late' : 'watch'} sizePx={12} />
                  )}
                  {`Unmatched ${amount(sums.unmatchedMinor)}`}
                </span>
              </span>
            </button>,
          ];
        })}
    </div>
  );
}
