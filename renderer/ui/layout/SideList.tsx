import type { ReactNode } from 'react';
import type { State } from '#shared/vocabulary';
import { StateShapeSvg } from '../StateMark.tsx';
import styles from './side-list.module.css';

export interface SideItem {
  id: string;
  label: string;
  count?: number | string;
  /** Set when what it counts needs attention. */
  state?: State | undefined;
}

interface SideListProps {
  title: string;
  items: readonly SideItem[];
  activeId: string | null;
  onChoose: (id: string) => void;
}

/** Views left of a queue, each with how many it holds. */
export function SideList({ title, items, activeId, onChoose }: SideListProps) {
  return (
    <nav className={styles['list']} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {items.map(({ id, label, count, state }) => (
          <li key={id}>
            <button
              type="button"
              className={styles['item']}
              aria-current={id === activeId ? 'true' : undefined}
              onClick={() => onChoose(id)}
            >
              <span>{label}</span>
              {state === undefined ? null : <StateShapeSvg state={state} sizePx={12} />}
              {count === undefined ? null : <span className={styles['count']}>{count}</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A group of figures below the views: alarm health, conformance. */
export function SideFigures({
  title,
  children,
  figures,
}: {
  title: string;
  children?: ReactNode;
  figures: readonly SideItem[];
}) {
  return (
    <section className={styles['figures']}>
      <h2>{title}</h2>
      {children}
      <dl>
        {figures.map(({ id, label, count, state }) => (
          <div key={id} data-state={state}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
