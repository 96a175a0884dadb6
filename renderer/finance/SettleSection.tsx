import type { IntercompanyDetail } from '#shared/protocol';
import { Note, Section } from '#ui';
import { LedgerTable, refusalText } from '#work';
import styles from './finance.module.css';

/** The postings that would make both ledgers agree, or why none can. */
export function SettleSection({ detail }: { detail: IntercompanyDetail }) {
  const { proposal, cannotPropose } = detail;
  if (proposal === null) {
    const isQuiet = cannotPropose === null || cannotPropose.code === 'intercompany.matched';
    return isQuiet ? null : (
      <Section title="What would settle it">
        <Note>{refusalText(cannotPropose)}</Note>
      </Section>
    );
  }
  return (
    <Section title="What would settle it" aside="proposed postings">
      <div className={styles['settle']}>
        <p>{proposal.what}</p>
        {proposal.books.map((book) => (
          <LedgerTable key={`${book.entity} ${book.period}`} book={book} />
        ))}
      </div>
      <Note>{`Because: ${proposal.because}`}</Note>
    </Section>
  );
}
