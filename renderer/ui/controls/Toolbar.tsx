import type { ReactNode } from 'react';
import styles from './toolbar.module.css';

interface ToolbarProps {
  label: string;
  /** Left: tabs and filters. */
  children: ReactNode;
  /** Right: what the rows add up to, and export. */
  end?: ReactNode;
}

/** The 40 px above a grid or another region of work. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <div role="toolbar" aria-label={label} className={styles['toolbar']}>
      {children}
      {end === undefined ? null : <div className={styles['end']}>{end}</div>}
    </div>
  );
}

interface RegionHeadProps {
  title: string;
  /** What the title leaves open, in one line. */
  note?: string;
  end?: ReactNode;
}

/** The head of a region that shares the workspace with others: "Shipments, 64 of 64". */
export function RegionHead({ title, note, end }: RegionHeadProps) {
  return (
    <div className={styles['toolbar']}>
      <h2 className={styles['title']}>{title}</h2>
      {note === undefined ? null : <span className={styles['note']}>{note}</span>}
      {end === undefined ? null : <div className={styles['end']}>{end}</div>}
    </div>
  );
}
