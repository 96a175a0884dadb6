import type { ReactNode } from 'react';
import type { State } from '#shared/vocabulary';
import { StateShapeSvg } from '../StateMark.tsx';
import styles from './pill.module.css';

/** A fact about the thing as a whole; with a state it carries shape, ink and wash. */
export function Pill({ state, children }: { state?: State; children: ReactNode }) {
  return (
    <span className={styles['pill']} data-state={state}>
      {state === undefined ? null : <StateShapeSvg state={state} sizePx={12} />}
      {children}
    </span>
  );
}

/** Counts criticals on the rail (solid), or what waits for you (plain). Nothing to count draws nothing. */
export function Badge({
  count,
  isCritical,
  label,
}: {
  count: number;
  isCritical: boolean;
  label: string;
}) {
  if (count === 0) return null;
  return (
    <span className={styles['badge']} data-critical={isCritical || undefined}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{`, ${count} ${label}`}</span>
    </span>
  );
}
