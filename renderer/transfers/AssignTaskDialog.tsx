import { useState } from 'react';
import type { TaskRow } from '#shared/protocol';
import { useSession } from '#live';
import { ChoiceField, useViewpoint } from '#ui';
import { ActDialog } from '#work';
import { mayDecide } from './task-views.ts';

/** Gives a task to one of those who may decide it. */
export function AssignTaskDialog({ row, onClose }: { row: TaskRow; onClose: () => void }) {
  const session = useSession();
  const { nowMs } = useViewpoint();
  const people = (session?.people ?? []).filter(({ id, role }) =>
    mayDecide(row, { person: id, role, nowMs }),
  );
  const [typed, setTo] = useState('');
  const to = people.find(({ id }) => id === typed) ?? people[0];
  return (
    <ActDialog
      title={`Assign ${row.subject}, for ${row.role}`}
      verb="Assign"
      name="task.assign"
      input={() => ({ task: row.key, person: to?.id ?? '' })}
      unavailable={to === undefined ? 'Nobody here may decide it' : undefined}
      done={`Assigned ${row.subject} to ${to?.name ?? ''}`}
      onClose={onClose}
    >
      <ChoiceField
        label="Decides"
        value={to?.id ?? ''}
        onChange={setTo}
        choices={people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
        hasFocus
      />
    </ActDialog>
  );
}
