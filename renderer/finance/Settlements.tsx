import { useMemo, useState } from 'react';
import type { IntercompanyRow } from '#shared/protocol';
import { Button, count, ledgerAmount, places, StateMark } from '#ui';
import { useRight } from '#work';
import { monthText } from './finance-filter.ts';
import { SettleDialog } from './SettleDialog.tsx';
import { pairsOf } from './settlement-pairs.ts';
import type { Pair } from './settlement-pairs.ts';
import { useRows } from './use-rows.ts';
import styles from './finance.module.css';

interface SettlementsProps {
  /** All documents that are shown, of any period. */
  rows: readonly IntercompanyRow[];
  /** The last period that is settled. */
  upTo: string;
}

/** What each pair has matched and not settled, and the statements that are under way. */
export function Settlements({ rows, upTo }: SettlementsProps) {
  const [settling, setSettling] = useState<Pair | null>(null);
  const right = useRight('settlement.propose');
  const runs = useRows('runs').filter(({ workflow }) => workflow === 'settlement');
  // Drawn again with every word of any run; the documents are added up when they change.
  const pairs = useMemo(() => pairsOf(rows.filter(({ period }) => period <= upTo)), [rows, upTo]);
  const first = pairs.find(({ documents }) => documents > 0) ?? pairs[0];
  return (
    <div className={styles['cards']}>
      {pairs.map((pair) => {
        const { entityName, counterpartyName, currency, documents, netMinor, settledMinor } = pair;
        const [payer, payee] =
          netMinor < 0 ? [entityName, counterpartyName] : [counterpartyName, entityName];
        return (
          <section
            key={`${pair.entity} ${pair.counterparty} ${currency}`}
            className={styles['card']}
            aria-label={`Settlement of ${entityName} and ${counterpartyName}, ${currency}`}
          >
            <div className={styles['cardHead']}>
              <span>
                <b>{`${entityName} and ${counterpartyName}`}</b>
                {documents === 0
                  ? ' have nothing matched to settle'
                  : ` to settle up to ${monthText(upTo)}: ${payer} owes ${payee} `}
                {documents === 0 ? null : (
                  <b>{`${ledgerAmount(Math.abs(netMinor), currency)} ${currency}`}</b>
                )}
              </span>
              <Button
                isSmall
                {...(pair === first ? { keys: 'Shift S' as const } : {})}
                does="settle"
                unavailable={right ?? (documents === 0 ? 'Nothing is matched and open' : undefined)}
                onPress={() => setSettling(pair)}
              >
                Settle
              </Button>
            </div>
            <div className={styles['cardFoot']}>
              <span>{`${count(documents)} matched and open`}</span>
              <span>{`Settled ${ledgerAmount(settledMinor, currency)}`}</span>
            </div>
          </section>
        );
      })}
      {runs.map((run) => (
        <section key={run.key} className={styles['card']} aria-label={run.key}>
          <div className={styles['cardHead']}>
            <span>
              <a href={`#${places.run(run.key)}`}>{run.key}</a> {run.subject}
            </span>
          </div>
          <div className={styles['cardFoot']}>
            <StateMark state={run.state} word={run.stepTitle} />
            <span>{run.waitsFor}</span>
          </div>
        </section>
      ))}
      {settling === null ? null : (
        <SettleDialog pair={settling} upTo={upTo} onClose={() => setSettling(null)} />
      )}
    </div>
  );
}
