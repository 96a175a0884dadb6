import { useMemo, useState } from 'react';
import type { TaskRow } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import { useCollection, useConnection, useEntity, useSession, useTally } from '#live';
import {
  Button,
  EmptyRegion,
  goTo,
  Toolbar,
  useGridModel,
  usePlaceKey,
  usePlaceParam,
  WorkspaceLayout,
} from '#ui';
import { useAct, useRight } from '#work';
import { AssignTaskDialog } from './AssignTaskDialog.tsx';
import { Delegations } from './Delegations.tsx';
import { TASK_COLUMNS } from './task-columns.ts';
import { TASK_VIEWS, taskView, type TaskReader } from './task-views.ts';
import { TaskCardFace } from './TaskCardFace.tsx';
import { TaskList } from './TaskList.tsx';
import { TransferCard } from './TransferCard.tsx';
import { useFirst } from './use-first.ts';

const LIST_WIDTH_PX = 316;

/** Where the tasks stand. */
export const TASKS = '/transfers/tasks';

/**
 * What waits for this person's decision, transfers and whatever else policy asks about, each with its whole card beside
 * it. Y and Shift Y decide, and the next comes by itself.
 */
export function TaskFace() {
  const reader = useReader();
  const counts = useViewCounts(reader);
  const [viewId, setViewId] = usePlaceParam('view');
  const view = taskView(viewId, (counts.get('mine') ?? 0) > 0);
  const source = useCollection('tasks');
  const { key, select } = usePlaceKey(TASKS);
  const model = useGridModel<TaskRow>({
    source,
    columns: TASK_COLUMNS,
    sort:
      view.id === 'done'
        ? [{ column: 'decided', direction: 'desc' }]
        : [
            { column: 'state', direction: 'asc' },
            { column: 'due', direction: 'asc' },
          ],
    filter: (row) => view.holds(row, reader),
    // A word that is lent begins and ends with the minute, without any row changing.
    filterKey: `${view.id} ${reader.person} ${Math.floor(reader.nowMs / MINUTE_MS)}`,
  });
  const row = useEntity('tasks', key);
  useFirst(model, key, select);
  const goOn = () => {
    const ids = model.index.shownIds();
    const at = key === null ? -1 : ids.indexOf(key);
    select(ids[at + 1] ?? ids[at - 1] ?? null);
  };
  return (
    <WorkspaceLayout
      label="Tasks"
      sideWidthPx={LIST_WIDTH_PX}
      side={
        <TaskList
          model={model}
          view={view}
          counts={counts}
          currentId={key}
          onView={(id) => {
            setViewId(id);
            select(null);
          }}
          onChoose={select}
          onShowList={() => goTo('/transfers')}
        >
          <Delegations />
        </TaskList>
      }
    >
      {row === undefined ? (
        <EmptyRegion>{view.nothing}</EmptyRegion>
      ) : (
        <>
          <TaskBar row={row} person={reader.person} />
          {row.kind === 'transfer' ? (
            <TransferCard key={row.subject} transfer={row.subject} onDecided={goOn} />
          ) : (
            <TaskCardFace key={row.subject} row={row} onDecided={goOn} />
          )}
        </>
      )}
    </WorkspaceLayout>
  );
}

/** Whose the task is, and whose it shall be. */
function TaskBar({ row, person }: { row: TaskRow; person: string }) {
  const { isBusy, send } = useAct();
  const [isAssigning, setAssigning] = useState(false);
  const isMine = row.assignee === person;
  const done = row.status === 'done' ? 'It is decided already' : undefined;
  const claim = useRight('task.claim') ?? done;
  const assign = useRight('task.assign') ?? done;
  return (
    <Toolbar
      label="Task"
      end={
        <>
          <Button
            isSmall
            keys="A"
            isBusy={isBusy}
            unavailable={claim ?? (isMine ? 'You have it already' : undefined)}
            onPress={() =>
              void send('task.claim', { task: row.key }, { done: `Took on ${row.subject}` })
            }
          >
            Take on
          </Button>
          <Button
            isSmall
            keys="Shift A"
            isBusy={isBusy}
            unavailable={claim ?? (row.assignee === null ? 'Nobody has it' : undefined)}
            onPress={() =>
              void send('task.release', { task: row.key }, { done: `Gave back ${row.subject}` })
            }
          >
            Give back
          </Button>
          <Button isSmall keys="O" unavailable={assign} onPress={() => setAssigning(true)}>
            Assign
          </Button>
        </>
      }
    >
      <span>
        {row.assigneeName === null ? 'Nobody has taken it on' : `With ${row.assigneeName}`}
      </span>
      {isAssigning ? <AssignTaskDialog row={row} onClose={() => setAssigning(false)} /> : null}
    </Toolbar>
  );
}

function useReader(): TaskReader {
  const person = useSession()?.person;
  const { clock } = useConnection();
  return { person: person?.id ?? '', role: person?.role ?? '', nowMs: clock.nowMs() };
}

/** How many each view holds for the reader; a task may stand in two of them. */
function useViewCounts({ person, role }: TaskReader): ReadonlyMap<string, number> {
  const { clock } = useConnection();
  const labelOf = useMemo(
    () => (row: TaskRow) => {
      const reader = { person, role, nowMs: clock.nowMs() };
      const held = TASK_VIEWS.filter((view) => view.holds(row, reader)).map(({ id }) => id);
      return held.length === 0 ? null : held.join(' ');
    },
    [person, role, clock],
  );
  const tally = useTally('tasks', labelOf);
  const counts = new Map<string, number>();
  for (const [label, rows] of tally)
    for (const id of label.split(' ')) counts.set(id, (counts.get(id) ?? 0) + rows);
  return counts;
}
