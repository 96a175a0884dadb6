import type { RejectedSource, TransferProposal } from '#shared/protocol';
import { Note, Section } from '#ui';
import { Account } from '#work';
import type { ReactNode } from 'react';
import styles from './card.module.css';

interface WhyColumnProps {
  proposal: TransferProposal;
  /** The quantity field, where it can still be edited. */
  children?: ReactNode;
}

/** Why so much and from where, as arithmetic that anyone can add up again: the first column. */
export function WhyColumn({ proposal, children }: WhyColumnProps) {
  const { shortage, excess, rounding, binding, rejected, currency } = proposal;
  return (
    <>
      <Account arithmetic={shortage} currency={currency} />
      {excess === null ? null : <Account arithmetic={excess} currency={currency} />}
      <Account arithmetic={rounding} currency={currency} />
      <Section title="What limits it">
        <Note>{binding === '' ? 'Nothing limits it: the shortage is met.' : binding}</Note>
        {children}
      </Section>
      {rejected.length === 0 ? null : (
        <Section title="Sources rejected">
          <RejectedSources sources={rejected} />
        </Section>
      )}
    </>
  );
}

/** Every other site that could have sent it, and why it does not. Stale stock is not used, and looks so. */
function RejectedSources({ sources }: { sources: readonly RejectedSource[] }) {
  return (
    <dl className={styles['rejected']}>
      {sources.map(({ site, siteCode, why, stale }) => (
        <RejectedLine key={site} code={siteCode} why={why} isStale={stale} />
      ))}
    </dl>
  );
}

function RejectedLine({ code, why, isStale }: { code: string; why: string; isStale: boolean }) {
  return (
    <>
      <dt>{code}</dt>
      <dd>{isStale ? <span className={styles['stale']}>{why}</span> : why}</dd>
    </>
  );
}
