import type { TaskRow } from '#shared/protocol';
import { dayTime, durationText, ListRow, useViewpoint, wholeMoney } from '#ui';
import type { Viewpoint } from '#ui';

interface TaskListRowProps {
  row: TaskRow;
  isCurrent: boolean;
  onChoose: () => void;
}

/** A task in the list: what is to be decided, who is asked and why, until when, and who has taken it on. */
export function TaskListRow({ row, ...rest }: TaskListRowProps) {
  const view = useViewpoint();
  const { subject, title, role, why, valueMinor, currency } = row;
  return (
    <ListRow
      id={row.key}
      state={row.state}
      name={subject}
      note={valueMinor === null ? undefined : wholeMoney({ minor: valueMinor, currency })}
      aside={timeText(row, view)}
      lines={[title, `For ${role}: ${why}`, stateText(row, view)]}
      {...rest}
    />
  );
}

function timeText({ decidedAt, dueAt }: TaskRow, view: Viewpoint): string {
  const at = decidedAt ?? dueAt;
  return at === null ? '' : dayTime(at, view);
}

function stateText(row: TaskRow, view: Viewpoint): string {
  if (row.status === 'done') return doneText(row);
  const whose = row.assigneeName === null ? 'nobody’s yet' : `with ${row.assigneeName}`;
  if (row.dueAt === null) return `Its turn comes after an earlier stage, ${whose}`;
  const leftMs = Date.parse(row.dueAt) - view.nowMs;
  return leftMs < 0
    ? `${durationText(leftMs)} overdue, ${whose}`
    : `Due in ${durationText(leftMs)}, ${whose}`;
}

function doneText({ decision, personName, onBehalfOfName, reason }: TaskRow): string {
  if (decision === 'withdrawn') return 'No longer asked';
  const behalf = onBehalfOfName === null ? '' : ` on behalf of ${onBehalfOfName}`;
  const word = decision === 'approved' ? 'Approved' : 'Rejected';
  return `${word} by ${personName ?? ''}${behalf}${reason === null ? '' : `: “${reason}”`}`;
}
