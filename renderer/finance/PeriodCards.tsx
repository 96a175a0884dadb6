import type { IntercompanyRow, PeriodRow } from '#shared/protocol';
import { isStale, worstState } from '#shared/vocabulary';
import { count, decidingTime, exactMoney, StateMark, useViewpoint } from '#ui';
import type { Viewpoint } from '#ui';
import { AsOfNote } from '#work';
import { sumsOf } from './document-sums.ts';
import { monthText } from './finance-filter.ts';
import styles from './finance.module.css';

interface PeriodCardsProps {
  periods: readonly PeriodRow[];
  rows: readonly IntercompanyRow[];
}

/** How a period stands in each ledger, and what of it is still open between the entities. */
export function PeriodCards({ periods, rows }: PeriodCardsProps) {
  const view = useViewpoint();
  return (
    <div className={styles['cards']}>
      {periods.map((period) => (
        <section key={period.key} className={styles['card']} aria-label={period.entityName}>
          <div className={styles['cardHead']}>
            <span>
              <b>{period.entityName}</b> {standingText(period, view)}
            </span>
            <AsOfNote asOf={period.asOf} />
          </div>
          <OpenOf period={period} rows={rows} />
        </section>
      ))}
    </div>
  );
}

function OpenOf({ period, rows }: { period: PeriodRow; rows: readonly IntercompanyRow[] }) {
  const view = useViewpoint();
  const [sold] = sumsOf(rows.filter(({ seller }) => seller === period.entity));
  const own = rows.filter(({ seller, buyer }) => [seller, buyer].includes(period.entity));
  const different = own.filter(({ standing }) => standing === 'unmatched');
  const differences = different.length;
  const crossings = own.filter(({ standing }) => standing === 'cutOff').length;
  const isOpen = differences + crossings > 0;
  return (
    <>
      <div className={styles['cardFoot']}>
        {differences === 0 ? null : (
          <StateMark
            state={worstState(different.map(({ state }) => state))}
            word={counted(differences, 'difference')}
          />
        )}
        {crossings === 0 ? null : (
          <StateMark state="watch" word={`${counted(crossings, 'transfer')} over the end`} />
        )}
        {isStale(period.asOf, view.nowMs) ? <StateMark state="stale" word="Ledger silent" /> : null}
        {isOpen ? null : <StateMark state="ok" word="Nothing open between the entities" />}
      </div>
      {sold === undefined || sold.crossings === 0 ? null : (
        <p className={styles['crossing']}>
          {`${exactMoney({ minor: sold.crossingMinor, currency: sold.currency })} that it sold is on its way over the end; ` +
            `${exactMoney({ minor: sold.crossingProfitMinor, currency: sold.currency })} of profit is to be eliminated.`}
        </p>
      )}
    </>
  );
}

function standingText({ period, isClosed, endsAt }: PeriodRow, view: Viewpoint): string {
  const month = monthText(period);
  if (isClosed) return `${month} is closed`;
  if (endsAt === null) return `${month} is open`;
  const end = decidingTime(endsAt, view);
  return Date.parse(endsAt) > view.nowMs
    ? `${month} ends ${end}`
    : `${month} ended ${end}, not closed yet`;
}

function counted(of: number, noun: string): string {
  return `${count(of)} ${noun}${of === 1 ? '' : 's'}`;
}
