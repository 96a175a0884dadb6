import type { ReactNode } from 'react';
import styles from './plan.module.css';

/** One side of a plan below its head: scrolls by itself, by the keyboard too. */
export function PlanFace({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles['face']} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
