import { X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../controls/Button.tsx';
import styles from './panel.module.css';

interface ContextPanelProps {
  /** What kind of thing, with its id where the name is another: "Exception EX-2291". */
  kind: string;
  icon: LucideIcon;
  /** As of when, from where. */
  asOf: ReactNode;
  name: string;
  /** What it is about, in one line. */
  about?: ReactNode;
  /** State pills and the few facts that belong to the head. */
  pills?: ReactNode;
  /** Facts, why, links, history, in this order. */
  children: ReactNode;
  /** The acts, primary first. */
  actions?: ReactNode;
  onClose: () => void;
}

/** What the selected thing is, why, and what can be done; read without leaving the row. */
export function ContextPanel(props: ContextPanelProps) {
  const { kind, icon: Icon, asOf, name, about, pills, children, actions, onClose } = props;
  return (
    <section className={styles['panel']} aria-label={`${kind}: ${name}`}>
      <header className={styles['head']}>
        <div className={styles['kind']}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          <span>{kind}</span>
          <span className={styles['asOf']}>{asOf}</span>
          <IconButton icon={X} label="Close" onPress={onClose} keys="Esc" />
        </div>
        <h2 className={styles['name']}>{name}</h2>
        {about === undefined ? null : <div className={styles['about']}>{about}</div>}
        {pills === undefined ? null : <div className={styles['pills']}>{pills}</div>}
      </header>
      {/* Reachable by keyboard, for it scrolls. */}
      <div className={styles['body']} tabIndex={0} role="group" aria-label="Details">
        {children}
      </div>
      {actions === undefined ? null : <footer className={styles['actions']}>{actions}</footer>}
    </section>
  );
}

interface SectionProps {
  title: string;
  /** The rule, the policy or the zone that holds for the whole section. */
  aside?: ReactNode;
  /** A band in the wash of a state, for what stands out in the whole panel. */
  children: ReactNode;
}

/** One subject within a panel or a card. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={styles['section']}>
      <div className={styles['sectionHead']}>
        <h3>{title}</h3>
        {aside === undefined ? null : <span>{aside}</span>}
      </div>
      {children}
    </section>
  );
}

/** A sentence below figures: what they do not say by themselves. */
export function Note({ children }: { children: ReactNode }) {
  return <p className={styles['note']}>{children}</p>;
}
