import { LayoutList } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TaskRow } from '#shared/protocol';
import { useEntity, useLoadState } from '#live';
import {
  EmptyRegion,
  ExportButton,
  IconButton,
  ListHead,
  LoadingRegion,
  Tabs,
  useGridSummary,
} from '#ui';
import type { GridModel } from '#ui';
import { useListOrder } from '#work';
import { TASK_VIEWS, type TaskView } from './task-views.ts';
import { TaskListRow } from './TaskListRow.tsx';
import styles from './transfer-list.module.css';

interface TaskListProps {
  model: GridModel<TaskRow>;
  view: TaskView;
  counts: ReadonlyMap<string, number>;
  currentId: string | null;
  onView: (id: string) => void;
  onChoose: (id: string) => void;
  onShowList: () => void;
  /** Below the list: whose word is lent to whom. */
  children?: ReactNode;
}

/** What waits for a decision, the earliest due first, and what was decided. */
export function TaskList(props: TaskListProps) {
  const { model, view, counts, currentId, onView, onChoose, onShowList, children } = props;
  const { ids, list } = useListOrder(model, currentId, onChoose);
  const { shown } = useGridSummary(model);
  const load = useLoadState('tasks');
  return (
    <>
      <ListHead title="Tasks" shown={shown}>
        <ExportButton model={model} title="Tasks" filter={[view.title]} />
        <IconButton icon={LayoutList} label="Open transfers" keys="M" onPress={onShowList} />
      </ListHead>
      <div className={styles['views']}>
        <Tabs
          label="Task views"
          tabs={TASK_VIEWS.map(({ id, title }) => ({ id, title, count: counts.get(id) ?? 0 }))}
          activeId={view.id}
          onChoose={onView}
        />
      </div>
      <div ref={list}>
        {ids.map((id) => (
          <LiveTask key={id} id={id} isCurrent={id === currentId} onChoose={() => onChoose(id)} />
        ))}
      </div>
      {ids.length > 0 ? null : load.phase === 'live' ? (
        <EmptyRegion>{view.nothing}</EmptyRegion>
      ) : (
        <LoadingRegion done={load.received} total={load.total} />
      )}
      {children}
    </>
  );
}

interface LiveTaskProps {
  id: string;
  isCurrent: boolean;
  onChoose: () => void;
}

function LiveTask({ id, ...rest }: LiveTaskProps) {
  const row = useEntity('tasks', id);
  return row === undefined ? null : <TaskListRow row={row} {...rest} />;
}
