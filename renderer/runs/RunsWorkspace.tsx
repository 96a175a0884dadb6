import { useEffect } from 'react';
import type { RunRow } from '#shared/protocol';
import { useCollection, useEntity } from '#live';
import { EmptyRegion, useGridModel, usePlaceKey, WorkspaceLayout } from '#ui';
import { RunFace } from '#work';
import { RUN_COLUMNS } from './run-columns.ts';
import { RUN_FACES } from './run-faces.ts';
import { RunList } from './RunList.tsx';
import styles from './runs.module.css';

const LIST_WIDTH_PX = 284;

/** What moves without its row is looked at at this pace. */
const LOOK_EVERY_MS = 2_000;

/** The runs that have not ended, worst first, and one of them on its diagram. */
export default function RunsWorkspace() {
  const source = useCollection('runs');
  const { key, select } = usePlaceKey('/runs');
  const model = useGridModel<RunRow>({
    source,
    columns: RUN_COLUMNS,
    sort: [
      { column: 'state', direction: 'asc' },
      { column: 'begun', direction: 'asc' },
    ],
    filter: () => true,
    filterKey: 'all',
  });
  useEffect(() => {
    if (key !== null) return;
    const look = () => {
      const first = model.index.idAt(0);
      if (first !== undefined) select(first);
    };
    look();
    return model.onChange(look);
  }, [model, key, select]);
  return (
    <WorkspaceLayout
      label="Runs"
      sideWidthPx={LIST_WIDTH_PX}
      side={<RunList model={model} currentId={key} onChoose={select} />}
    >
      {key === null ? (
        <EmptyRegion>No run is under way: nothing was asked for that has not ended.</EmptyRegion>
      ) : (
        <OneRun key={key} run={key} />
      )}
    </WorkspaceLayout>
  );
}

function OneRun({ run }: { run: string }) {
  const row = useEntity('runs', run);
  const { opens, Foot } = RUN_FACES[row?.workflow ?? ''] ?? {};
  return (
    <article className={styles['run']}>
      <header className={styles['head']}>
        <div>
          <span>{row === undefined ? 'Run' : row.title}</span>
          <h2>{row === undefined ? run : `${run}, ${row.subject}`}</h2>
        </div>
        {opens === undefined ? null : <a href={`#${opens.place(run)}`}>{opens.word}</a>}
      </header>
      <RunFace
        run={run}
        freshness={`${row?.version ?? ''} ${row?.state ?? ''} ${row?.step ?? ''} ${row?.openIncidents ?? ''}`}
        everyMs={row === undefined ? null : LOOK_EVERY_MS}
      />
      {row === undefined || Foot === undefined ? null : <Foot row={row} />}
    </article>
  );
}
