import type { TaskRow } from '#shared/protocol';
import type { Column } from '#ui';
import { asOfColumn, moneyColumn, stateColumn, textColumn, timeColumn } from '#ui';

/** What a task is exported and ordered by. */
export const TASK_COLUMNS: readonly Column<TaskRow>[] = [
  stateColumn<TaskRow>({ of: (row) => row.state }),
  textColumn<TaskRow>({ id: 'subject', header: 'About', of: (row) => row.subject }),
  textColumn<TaskRow>({ id: 'title', header: 'What', of: (row) => row.title }),
  textColumn<TaskRow>({ id: 'role', header: 'Asked', of: (row) => row.role }),
  textColumn<TaskRow>({ id: 'why', header: 'Why', of: (row) => row.why }),
  textColumn<TaskRow>({ id: 'policy', header: 'Policy version', of: (row) => row.policy }),
  moneyColumn<TaskRow>({
    id: 'value',
    header: 'Value',
    of: (row) =>
      row.valueMinor === null ? null : { minor: row.valueMinor, currency: row.currency },
  }),
  timeColumn<TaskRow>({ id: 'due', header: 'Due', of: (row) => row.dueAt }),
  textColumn<TaskRow>({ id: 'assignee', header: 'With', of: (row) => row.assigneeName }),
  textColumn<TaskRow>({ id: 'decision', header: 'Decision', of: (row) => row.decision }),
  textColumn<TaskRow>({ id: 'person', header: 'Decided by', of: (row) => row.personName }),
  textColumn<TaskRow>({
    id: 'onBehalfOf',
    header: 'On behalf of',
    of: (row) => row.onBehalfOfName,
  }),
  timeColumn<TaskRow>({ id: 'decided', header: 'Decided', of: (row) => row.decidedAt }),
  textColumn<TaskRow>({ id: 'reason', header: 'Reason', of: (row) => row.reason }),
  asOfColumn<TaskRow>({ of: (row) => row.asOf }),
];
