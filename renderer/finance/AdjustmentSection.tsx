import type { AdjustmentView } from '#shared/protocol';
import type { State } from '#shared/vocabulary';
import { dayTime, Note, Pill, Section, StateMark, useViewpoint } from '#ui';
import { LedgerTable } from '#work';
import styles from './finance.module.css';

const STATUS: Record<AdjustmentView['status'], { word: string; state: State }> = {
  proposed: { word: 'Waits for a second person', state: 'watch' },
  booking: { word: 'On its way to the ledgers', state: 'watch' },
  booked: { word: 'In the books', state: 'ok' },
  rejected: { word: 'Rejected', state: 'ok' },
};

/** An adjustment: who wants it, who agrees, and what each ledger has made of it. */
export function AdjustmentSection({ adjustment }: { adjustment: AdjustmentView }) {
  const view = useViewpoint();
  const { key, status, what, proposedBy, proposedAt, reason, books, approvals, commands } =
    adjustment;
  const { word, state } = STATUS[status];
  return (
    <Section title={`Adjustment ${key}`} aside={<Pill state={state}>{word}</Pill>}>
      <div className={styles['settle']}>
        <p>{what}</p>
        {status === 'booked'
          ? null
          : books.map((book) => <LedgerTable key={book.entity} book={book} />)}
        <ul className={styles['steps']}>
          {approvals.map(({ role, why, person, decision, decidedAt }) => (
            <li key={role}>
              <StateMark
                state={decision === 'pending' ? 'watch' : decision === 'rejected' ? 'late' : 'ok'}
                word={`${role.charAt(0).toUpperCase()}${role.slice(1)}, ${why}`}
              />
              <span>
                {decision === 'pending'
                  ? `waits for ${person ?? role}`
                  : `${decision} by ${person ?? role}${decidedAt === null ? '' : ` ${dayTime(decidedAt, view)}`}`}
              </span>
            </li>
          ))}
          {commands.map(({ id, label, status: step, confirmedAt, refused }) => (
            <li key={id}>
              <StateMark
                state={refused === null ? (confirmedAt === null ? 'watch' : 'ok') : 'critical'}
                word={label}
              />
              <span>
                {refused ??
                  (confirmedAt === null ? step : `confirmed ${dayTime(confirmedAt, view)}`)}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <Note>{`Proposed by ${proposedBy} ${dayTime(proposedAt, view)}: “${reason}”`}</Note>
    </Section>
  );
}
