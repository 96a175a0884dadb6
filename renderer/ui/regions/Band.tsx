import type { ReactNode } from 'react';
import type { State } from '#shared/vocabulary';
import { StateShapeSvg } from '../StateMark.tsx';
import styles from './regions.module.css';

interface BandProps {
  state: State;
  /** The fact, first: "No connection since 11:42 EDT." */
  title: string;
  /** What follows from it. */
  children?: ReactNode;
  /** What can be done about it. */
  end?: ReactNode;
}

/** A fact about the whole region below: hub lost, flood, a period end that is crossed. */
export function Band({ state, title, children, end }: BandProps) {
  return (
    <div className={styles['band']} role="status" data-state={state}>
      <StateShapeSvg state={state} sizePx={14} />
      <b>{title}</b>
      <span>{children}</span>
      {end === undefined ? null : <div className={styles['bandEnd']}>{end}</div>}
    </div>
  );
}
