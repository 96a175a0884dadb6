import type { TaskRow } from '#shared/protocol';
import { DAY_MS } from '#shared/vocabulary';

/** Who looks, and when: what a task is to them follows from both. */
export interface TaskReader {
  person: string;
  role: string;
  nowMs: number;
}

export interface TaskView {
  id: 'mine' | 'unassigned' | 'all' | 'done';
  title: string;
  nothing: string;
  holds: (row: TaskRow, reader: TaskReader) => boolean;
}

const WEEK_MS = 7 * DAY_MS;

/** The faces of the task list; what waits comes before what is done. */
export const TASK_VIEWS: readonly TaskView[] = [
  {
    id: 'mine',
    title: 'Mine',
    nothing: 'Nothing is with you. A takes on what nobody has.',
    holds: (row, { person }) => row.status !== 'done' && row.assignee === person,
  },
  {
    id: 'unassigned',
    title: 'Unassigned',
    nothing: 'Nothing waits that you may decide and nobody has taken on.',
    holds: (row, reader) =>
      row.status === 'open' && row.assignee === null && mayDecide(row, reader),
  },
  {
    id: 'all',
    title: 'All',
    nothing: 'Nothing waits for anybody’s approval.',
    holds: (row) => row.status !== 'done',
  },
  {
    id: 'done',
    title: 'Done',
    nothing: 'You have decided nothing in the last week.',
    holds: (row, { person, nowMs }) =>
      row.status === 'done' &&
      (row.person === person || row.onBehalfOf === person) &&
      nowMs - Date.parse(row.decidedAt ?? '') <= WEEK_MS,
  },
];

/** The view of an id; without one what is with the reader, or what nobody has when nothing is. */
export function taskView(id: string | null, hasMine: boolean): TaskView {
  const usual = hasMine ? TASK_VIEWS[0] : TASK_VIEWS[1];
  return TASK_VIEWS.find((view) => view.id === id) ?? usual!;
}

/** Whether the reader may decide it, in their own role or in somebody's name; the hub judges it all the same. */
export function mayDecide(row: TaskRow, { person, role, nowMs }: TaskReader): boolean {
  if (row.authors.includes(person)) return false;
  if (row.role === role) return true;
  return row.delegates.some(
    (one) =>
      one.person === person && Date.parse(one.fromAt) <= nowMs && nowMs < Date.parse(one.untilAt),
  );
}

/** Whether it waits for the reader: theirs, or anybody's who may. */
export function waitsFor(row: TaskRow, reader: TaskReader): boolean {
  if (row.status !== 'open' || !mayDecide(row, reader)) return false;
  return row.assignee === null || row.assignee === reader.person;
}
