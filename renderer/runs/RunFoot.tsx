import { useState, type ReactNode } from 'react';
import type { RunRow, TaskCard } from '#shared/protocol';
import { Button, goTo } from '#ui';
import styles from './runs.module.css';

/** What people can do with a run as it stands. */
export interface FootAct<Id extends string> {
  id: Id;
  label: string;
  keys: string;
  isPrimary?: boolean;
  /** Why it cannot be done. */
  unavailable: string | undefined;
  /** The place where it is done; left out where a dialog confirms it here. */
  place?: string;
}

/** An act as somebody pressed it, on what they had seen then. */
export interface Pressed<Id extends string> {
  id: Id;
  seen: number;
  card: TaskCard | undefined;
  onClose: () => void;
}

interface RunFootProps<Id extends string> {
  row: RunRow;
  card?: TaskCard | undefined;
  acts: readonly FootAct<Id>[];
  /** The confirmation of each: it leaves Signalbox, so Ctrl Enter sends it. */
  children: (pressed: Pressed<Id>) => ReactNode;
}

/** The foot of a run: its acts by key, and the dialog of the one that was pressed, which stays as it was begun. */
export function RunFoot<Id extends string>({ row, card, acts, children }: RunFootProps<Id>) {
  const [pressed, setPressed] = useState<Omit<Pressed<Id>, 'onClose'> | null>(null);
  return (
    <footer className={styles['foot']}>
      {acts.map(({ id, label, keys, isPrimary = false, unavailable, place }) => (
        <Button
          key={id}
          keys={keys}
          isPrimary={isPrimary}
          unavailable={unavailable}
          onPress={() =>
            place === undefined ? setPressed({ id, seen: row.version, card }) : goTo(place)
          }
        >
          {label}
        </Button>
      ))}
      {acts.length === 0 ? <span>Nothing to decide here now.</span> : null}
      {pressed === null ? null : children({ ...pressed, onClose: () => setPressed(null) })}
    </footer>
  );
}

/** Yes and no to what is asked. */
export function answers(unavailable: string | undefined): FootAct<'approve' | 'reject'>[] {
  return [
    { id: 'approve', label: 'Approve', keys: 'Y', isPrimary: true, unavailable },
    { id: 'reject', label: 'Reject', keys: 'Shift Y', unavailable },
  ];
}
