import { useRef } from 'react';
import styles from './chip.module.css';

export interface Tab {
  id: string;
  title: string;
  /** How many wait behind it. */
  count?: number | string;
}

interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  activeId: string;
  onChoose: (id: string) => void;
}

/** The faces of one workspace. Arrow keys go along them, as every tab list does (WAI-ARIA, tabs pattern). */
export function Tabs({ label, tabs, activeId, onChoose }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const go = (step: number) => {
    const at = tabs.findIndex((tab) => tab.id === activeId);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      className={styles['tabs']}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
        event.preventDefault();
        go(event.key === 'ArrowRight' ? 1 : -1);
      }}
    >
      {tabs.map(({ id, title, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          data-tab={id}
          className={styles['chip']}
          aria-selected={id === activeId}
          tabIndex={id === activeId ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          <span>{title}</span>
          {count === undefined ? null : <b>{count}</b>}
        </button>
      ))}
    </div>
  );
}
