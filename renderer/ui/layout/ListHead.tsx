import type { ReactNode } from 'react';
import { count } from '../format/numbers.ts';
import styles from './list.module.css';

interface ListHeadProps {
  title: string;
  shown: number;
  /** What can be done to the list as a whole. */
  children?: ReactNode;
}

/** The head of a list at the left: what it lists, and how many. */
export function ListHead({ title, shown, children }: ListHeadProps) {
  return (
    <header className={styles['head']}>
      <h2>
        {title}
        <span>{count(shown)}</span>
      </h2>
      {children}
    </header>
  );
}
