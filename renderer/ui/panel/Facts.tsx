import type { ReactNode } from 'react';
import type { Instant } from '#shared/vocabulary';
import { StaleValue } from './StaleValue.tsx';
import styles from './facts.module.css';

/** One fact: what, its value, and from where or since when. */
export interface Fact {
  label: string;
  value: ReactNode;
  /** Source, as-of, or what limits the value. */
  aside?: ReactNode;
  /** Set when the value is older than its contract allows. */
  staleSince?: Instant | null;
  isStrong?: boolean;
}

/** Facts under each other, label left, value beside it. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ label, value, aside, staleSince, isStrong }) => (
        <div key={label} className={styles['fact']}>
          <dt>{label}</dt>
          <dd data-strong={isStrong || undefined}>
            {staleSince ? <StaleValue since={staleSince}>{value}</StaleValue> : value}
          </dd>
          {aside === undefined ? null : <dd className={styles['aside']}>{aside}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** One line of an account: 412 on hand, −365 reserved. */
export interface AccountLine {
  label: ReactNode;
  /** Who says so and as of when, beside the label. */
  source?: ReactNode;
  value: ReactNode;
  staleSince?: Instant | null;
  /** A total stands under a rule and in bold. */
  isTotal?: boolean;
}

/** An account that anyone can add up again: each line with its source, the total below. */
export function ArithmeticTable({
  label,
  lines,
}: {
  label: string;
  lines: readonly AccountLine[];
}) {
  return (
    <table className={styles['account']} aria-label={label}>
      <tbody>
        {lines.map(({ label: text, source, value, staleSince, isTotal }, i) => (
          <tr key={i} data-total={isTotal || undefined}>
            <th scope="row">
              {text}
              {source === undefined ? null : <span className={styles['source']}> {source}</span>}
            </th>
            <td>{staleSince ? <StaleValue since={staleSince}>{value}</StaleValue> : value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A small table with headed columns: options in money, postings, milestones. */
export interface SmallTableProps {
  label: string;
  columns: readonly {
    header: string;
    align?: 'left' | 'right';
    /** Stays on one line, as a date and an id do. */
    isWhole?: boolean;
  }[];
  rows: readonly {
    id: string;
    cells: readonly ReactNode[];
    /** The one chosen or recommended, a total under a rule, or one that is out of the question. */
    look?: 'strong' | 'total' | 'muted';
  }[];
}

/** Rows that need no grid: a handful, still. */
export function SmallTable({ label, columns, rows }: SmallTableProps) {
  return (
    <table className={styles['small']} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ header, align }, i) => (
            <th key={i} scope="col" data-align={align}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells, look }) => (
          <tr key={id} data-look={look}>
            {cells.map((cell, i) => (
              <td key={i} data-align={columns[i]?.align} data-whole={columns[i]?.isWhole}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What happened, newest first, each with its time. */
export function History({
  entries,
}: {
  entries: readonly { id: string; time: string; text: ReactNode }[];
}) {
  return (
    <ol className={styles['history']}>
      {entries.map(({ id, time, text }) => (
        <li key={id}>
          <time>{time}</time>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
