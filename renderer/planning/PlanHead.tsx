import type { ReactNode } from 'react';
import { Shuffle } from 'lucide-react';
import type { PlanRow } from '#shared/protocol';
import { asOfText, Pill, places, useViewpoint, wholeMoney } from '#ui';
import { gapText, keptText, servedText, STATUS_WORDS } from './plan-words.ts';
import styles from './plan.module.css';

/** What the plan is for, where it stands, and what it comes to: cost, loss before and after, service, proven gap. */
export function PlanHead({ row }: { row: PlanRow }) {
  const view = useViewpoint();
  const money = (minor: number) => wholeMoney({ minor, currency: row.currency });
  const isSolved = row.inputsAt !== null;
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <div className={styles['kind']}>
          <Shuffle size={16} strokeWidth={1.75} aria-hidden />
          <span>{`Plan ${row.key}`}</span>
          {row.basedOn === null ? null : (
            <span>
              from <a href={`#${places.plan(row.basedOn)}`}>{row.basedOn}</a>
            </span>
          )}
          <span>{`asked for by ${row.askedByName}`}</span>
          {row.inputsAt === null ? null : <span>{`inputs ${asOfText(row.inputsAt, view)}`}</span>}
        </div>
        <h2 className={styles['name']}>{row.about}</h2>
      </div>
      <dl className={styles['figures']}>
        <Figure label="State">
          <Pill state={row.state}>{STATUS_WORDS[row.status]}</Pill>
        </Figure>
        {isSolved ? (
          <>
            <Figure label="Lost without it">
              <b>{money(row.lossBeforeMinor + row.tooEarlyMinor)}</b>
            </Figure>
            <Figure label="Still lost">
              <b>{money(row.lossAfterMinor + row.tooEarlyMinor)}</b>
            </Figure>
            <Figure label="Freight">
              <b>{money(row.costMinor)}</b>
            </Figure>
            <Figure label="Served in time">
              <b>{servedText(row)}</b>
            </Figure>
            <Figure label="Margin kept">
              <b>
                {keptText(
                  row.lossAfterMinor + row.tooEarlyMinor,
                  row.lossBeforeMinor + row.tooEarlyMinor,
                )}
              </b>
            </Figure>
            <Figure label="From the best">
              <b>{gapText(row)}</b>
            </Figure>
          </>
        ) : null}
      </dl>
    </header>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles['figure']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
