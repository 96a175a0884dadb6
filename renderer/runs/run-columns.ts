import type { RunRow } from '#shared/protocol';
import type { Column } from '#ui';
import { stateColumn, textColumn, timeColumn } from '#ui';

/** What the list of runs is ordered and exported by. */
export const RUN_COLUMNS: readonly Column<RunRow>[] = [
  stateColumn<RunRow>({ of: (row) => row.state }),
  textColumn<RunRow>({ id: 'run', header: 'Run', widthPx: 128, of: (row) => row.key }),
  textColumn<RunRow>({ id: 'workflow', header: 'Workflow', widthPx: 160, of: (row) => row.title }),
  textColumn<RunRow>({ id: 'subject', header: 'About', widthPx: 260, of: (row) => row.subject }),
  textColumn<RunRow>({ id: 'step', header: 'Step', widthPx: 140, of: (row) => row.stepTitle }),
  textColumn<RunRow>({ id: 'waits', header: 'Waits for', widthPx: 220, of: (row) => row.waitsFor }),
  timeColumn<RunRow>({ id: 'begun', header: 'Since', of: (row) => row.begunAt }),
];
