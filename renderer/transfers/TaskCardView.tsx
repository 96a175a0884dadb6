import type { ReactNode } from 'react';
import { TASK_KINDS, type TaskCard } from '#shared/protocol';
import { Note, Section } from '#ui';
import { Account, ASKED, LedgerBook } from '#work';
import { ApprovalsSection } from './ApprovalsSection.tsx';
import styles from './card.module.css';

/** What is to be decided where it is no transfer: what is wanted, how much it is off, what is booked, and who decides. */
export function TaskCardView({ card, foot }: { card: TaskCard; foot: ReactNode }) {
  const { icon: Icon, where, place } = ASKED[card.kind];
  const { noun } = TASK_KINDS[card.kind];
  const { account, books, currency, differences } = card;
  return (
    <article className={styles['region']}>
      <header className={styles['head']}>
        <div className={styles['title']}>
          <div className={styles['kind']}>
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            <span>{`${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${card.key}`}</span>
            <a href={`#${place(card.key)}`}>{where}</a>
          </div>
          <h2 className={styles['name']}>{card.title}</h2>
        </div>
      </header>
      <div className={styles['columns']}>
        <div className={styles['column']} tabIndex={0} role="group" aria-label="What is wanted">
          <Section title="What is wanted">
            {card.what.map((sentence) => (
              <Note key={sentence}>{sentence}</Note>
            ))}
          </Section>
          {differences.length === 0 ? null : (
            <Section title="Where it stands off">
              {differences.map((line) => (
                <Note key={line}>{line}</Note>
              ))}
            </Section>
          )}
        </div>
        <div className={styles['column']} tabIndex={0} role="group" aria-label="Money">
          {account === null ? null : <Account arithmetic={account} currency={currency} />}
          {books.map((book) => (
            <LedgerBook key={`${book.entity} ${book.period}`} word="Would be posted" book={book} />
          ))}
        </div>
        <div className={styles['column']} tabIndex={0} role="group" aria-label="Decision">
          <ApprovalsSection
            card={{
              ...card,
              policyVersion: card.policy,
              countedWith: null,
              cannotApprove: card.cannotDecide,
            }}
          />
        </div>
      </div>
      {foot}
    </article>
  );
}
