import { useState } from 'react';
import { useCollection, useLoadState, useSession } from '#live';
import type { ExceptionRow } from '#shared/protocol';
import {
  ChoiceChip,
  Chip,
  count,
  EmptyRegion,
  ExportButton,
  goTo,
  LiveGrid,
  LoadingRegion,
  openPanel,
  rowsOf,
  Toolbar,
  useGridModel,
  useGridSummary,
  useKeys,
  useGridPlace,
  usePlaceParam,
  useViewpoint,
  WorkspaceLayout,
} from '#ui';
import { BulkDialog } from './BulkDialog.tsx';
import { EXCEPTION_COLUMNS } from './exception-columns.ts';
import { ExceptionPanel } from './ExceptionPanel.tsx';
import { atRiskTogether, STATE_CHOICES, TYPE_CHOICES } from './exception-words.ts';
import { FloodBand } from './FloodBand.tsx';
import { ExceptionsTogether } from './ExceptionsTogether.tsx';
import { NormalNote } from './NormalNote.tsx';
import { QueueSide } from './QueueSide.tsx';
import { queueView } from './queue-views.ts';
import { remedyOf } from './remedy.ts';

/** How often a view that depends on the time asks again, in world time at rest or machine seconds at speed. */
const LOOK_AGAIN_MS = 30_000;

/** The queue: what needs a person, worst consequence first, children under their cause. */
export default function ExceptionsWorkspace() {
  const source = useCollection('exceptions');
  const load = useLoadState('exceptions');
  const personId = useSession()?.person.id ?? null;
  const { nowMs } = useViewpoint();
  const [viewId, setViewId] = usePlaceParam('view');
  const [site, setSite] = usePlaceParam('site');
  const [type, setType] = usePlaceParam('type');
  const [state, setState] = usePlaceParam('state');
  const [isBulk, setBulk] = useState(false);
  const view = queueView(viewId);
  const lookMs = Math.floor(nowMs / LOOK_AGAIN_MS) * LOOK_AGAIN_MS;

  const model = useGridModel<ExceptionRow>({
    source,
    columns: EXCEPTION_COLUMNS,
    sort: [
      { column: 'atRisk', direction: 'desc' },
      { column: 'state', direction: 'asc' },
    ],
    parentId: (row) => row.parent,
    filter: (row) =>
      view.holds(row, { personId, nowMs: lookMs }) &&
      (site === null || row.siteCode === site) &&
      (type === null || row.type === type) &&
      (state === null || row.state === state),
    filterKey: [view.id, personId, site, type, state, lookMs].join('|'),
  });
  const summary = useGridSummary(model);
  const currentId = useGridPlace(model, '/exceptions');

  const open = (id: string) => {
    const row = source.get(id);
    const to = row === undefined ? null : remedyOf(row).place;
    if (to === null) openPanel();
    else goTo(to);
  };
  useKeys('workspace', [
    { keys: '.', does: 'bulk actions', run: () => setBulk(true), isHint: true },
  ]);

  const shown = rowsOf(source, model.index.shownIds());
  const sites = siteChoices(source.rows());
  const isFiltered = site !== null || type !== null || state !== null;
  const clear = () => {
    setSite(null);
    setType(null);
    setState(null);
  };

  const end =
    load.phase !== 'live' ? (
      <LoadingRegion done={load.received} total={load.total} />
    ) : summary.shown === 0 && (isFiltered || view.id !== 'open') ? (
      <EmptyRegion {...(isFiltered ? { onClearFilter: clear } : {})}>
        {`0 of ${count(summary.total)} match “${view.label}”.`}
      </EmptyRegion>
    ) : (
      <NormalNote />
    );

  return (
    <WorkspaceLayout
      label="Exceptions"
      side={<QueueSide activeId={view.id} onChoose={setViewId} lookMs={lookMs} />}
      panel={
        summary.selected > 1 ? (
          <ExceptionsTogether
            rows={rowsOf(source, model.selectedShown())}
            onBulk={() => setBulk(true)}
          />
        ) : currentId === null ? null : (
          <ExceptionPanel id={currentId} />
        )
      }
    >
      <Toolbar
        label="Filters"
        end={
          <>
            <span>
              {`${count(summary.shown)} shown, ${count(summary.folded)} folded · ${atRiskTogether(shown)} at risk`}
            </span>
            <ExportButton
              model={model}
              title="Exceptions"
              filter={[
                view.label,
                site === null ? '' : `site ${site}`,
                type === null ? '' : `type ${type}`,
                state === null ? '' : `state ${state}`,
              ]}
            />
          </>
        }
      >
        <ChoiceChip
          label="State"
          anyText="any abnormal"
          choices={STATE_CHOICES}
          value={state}
          onChoose={setState}
          keys="F"
        />
        <ChoiceChip label="Site" anyText="all" choices={sites} value={site} onChoose={setSite} />
        <ChoiceChip
          label="Type"
          anyText="any"
          choices={TYPE_CHOICES}
          value={type}
          onChoose={setType}
        />
        {isFiltered ? <Chip label="Clear filter" onPress={clear} /> : null}
      </Toolbar>
      <FloodBand />
      <LiveGrid model={model} label="Exceptions" onOpen={open} end={end} />
      {isBulk ? (
        <BulkDialog
          rows={summary.selected > 0 ? rowsOf(source, model.selectedShown()) : shown}
          isSelection={summary.selected > 0}
          onClose={() => setBulk(false)}
        />
      ) : null}
    </WorkspaceLayout>
  );
}

function siteChoices(rows: Iterable<ExceptionRow>): { value: string; label: string }[] {
  const codes = new Set<string>();
  for (const { siteCode } of rows) if (siteCode !== '') codes.add(siteCode);
  return [...codes].sort().map((code) => ({ value: code, label: code }));
}
