import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useKeys } from '#ui';
import styles from './card.module.css';

interface TransferCardViewProps {
  head: ReactNode;
  why: ReactNode;
  money: ReactNode;
  loop: ReactNode;
  foot: ReactNode;
}

const COLUMN_NAMES = ['Why and how much', 'Money', 'Decision and loop'] as const;

/** The card's frame: head, three columns that scroll by themselves, foot. 1, 2 and 3 put the keyboard in a column. */
export function TransferCardView({ head, why, money, loop, foot }: TransferCardViewProps) {
  const columns = useRef<HTMLDivElement>(null);
  const focus = (place: number) =>
    (columns.current?.children[place] as HTMLElement | undefined)?.focus();
  useKeys(
    'card',
    COLUMN_NAMES.map((name, i) => ({
      keys: String(i + 1),
      does: name.toLowerCase(),
      run: () => focus(i),
    })),
  );
  const contents = [why, money, loop];
  return (
    <article className={styles['region']}>
      {head}
      <div className={styles['columns']} ref={columns}>
        {contents.map((content, i) => (
          <div
            key={COLUMN_NAMES[i]}
            className={styles['column']}
            role="group"
            aria-label={COLUMN_NAMES[i]}
            tabIndex={0}
          >
            {content}
          </div>
        ))}
      </div>
      {foot}
    </article>
  );
}
