import { createContext, useContext, type ReactNode } from 'react';
import { Note, SmallTable } from '#ui';

/** One thing that is not as the person saw it. */
export interface Difference {
  label: string;
  saw: string;
  now: string;
}

interface Changed {
  differences: readonly Difference[];
  /** The person has read the new and decides on it. */
  onDecideAgain: () => void;
}

const ChangedContext = createContext<Changed | null>(null);

interface ChangedUnderProps extends Changed {
  children: ReactNode;
}

/**
 * Tells the act dialogs below that what they act on has changed since it was looked at. They show the new beside the
 * old, and what Ctrl Enter does first is to look at it: an act never goes out on a view that is not there any more.
 */
export function ChangedUnder({ differences, onDecideAgain, children }: ChangedUnderProps) {
  const changed = differences.length === 0 ? null : { differences, onDecideAgain };
  return <ChangedContext value={changed}>{children}</ChangedContext>;
}

/** What has changed under the dialog; null when it is as it was. */
export function useChanged(): Changed | null {
  return useContext(ChangedContext);
}

/** The new beside the old. */
export function DifferencesTable({ differences }: { differences: readonly Difference[] }) {
  return (
    <div role="alert">
      <Note>It has changed since you looked. Nothing was sent.</Note>
      <SmallTable
        label="What has changed"
        columns={[{ header: '' }, { header: 'You saw' }, { header: 'Now' }]}
        rows={differences.map(({ label, saw, now }) => ({
          id: label,
          cells: [label, saw, <b key="now">{now}</b>],
        }))}
      />
    </div>
  );
}
