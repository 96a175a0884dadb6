import { useMemo, useState } from 'react';
import { useAnswer, useCollection, useEntity, useLoadState, useSession } from '#live';
import { PLACE_KINDS, type ExceptionRow } from '#shared/protocol';
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
import { RebalanceButton } from '#work';
import { AlarmHealthAnswer } from './AlarmHealthRegion.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { exceptionColumns } from './exception-columns.ts';
import { ExceptionPanel } from './ExceptionPanel.tsx';
import { STATE_CHOICES, TYPE_CHOICES } from './exception-words.ts';
import { FloodBand } from './FloodBand.tsx';
import { ExceptionsTogether } from './ExceptionsTogether.tsx';
import { NormalNote } from './NormalNote.tsx';
import { QueueSide } from './QueueSide.tsx';
import { RollUps } from './RollUps.tsx';
import { HEALTH_VIEW, HELD_VIEW, isOpen, queueView } from './queue-views.ts';
import { useMoneyTogether } from './use-money-together.ts';
import { useOpenCauses } from './use-open-causes.ts';
import { PlanWindowDialog } from './window-dialogs.tsx';
import { remedyOf } from './remedy.ts';

/** How often a view that depends on the time asks again, in world time at rest or machine seconds at speed. */
const LOOK_AGAIN_MS = 30_000;

/** The queue: what needs a person, worst consequence first, children under their cause. */
export default function ExceptionsWorkspace() {
  const source = useCollection('exceptions');
  const runs = useCollection('runs');
  const load = useLoadState('exceptions');
  const person = useSession()?.person;
  const [personId, role] = [person?.id ?? null, person?.role ?? null];
  const { nowMs } = useViewpoint();
  const [viewId, setViewId] = usePlaceParam('view');
  const [site, setSite] = usePlaceParam('site');
  const [type, setType] = usePlaceParam('type');
  const [state, setState] = usePlaceParam('state');
  const [place, setPlace] = usePlaceParam('place');
  const [held, setHeld] = usePlaceParam('held');
  const [isBulk, setBulk] = useState(false);
  const [isPlanning, setPlanning] = useState(false);
  const view = queueView(viewId);
  const kind = PLACE_KINDS.find((one) => viewId === `by:${one}`) ?? null;
  const lookMs = Math.floor(nowMs / LOOK_AGAIN_MS) * LOOK_AGAIN_MS;

  const answer = useAnswer('exceptions.beneath', place === null ? null : { place }, lookMs);
  const beneath = place === null ? null : new Set(answer.data ?? []);
  const placeName = useEntity('rollUps', place)?.name;
  const columns = useMemo(() => exceptionColumns(personId), [personId]);
  const model = useGridModel<ExceptionRow>({
    source,
    columns,
    sort: [
      { column: 'atRisk', direction: 'desc' },
      { column: 'orders', direction: 'desc' },
      { column: 'decideBy', direction: 'asc' },
    ],
    parentId: (row) => row.parent,
    filter: (row) =>
      view.holds(row, { personId, role, nowMs: lookMs }) &&
      (!row.held || held !== null || view.id === HELD_VIEW) &&
      (beneath === null || beneath.has(row.key)) &&
      (site === null || row.siteCode === site) &&
      (type === null || row.type === type) &&
      (state === null || row.state === state),
    filterKey: [
      view.id,
      personId,
      site,
      type,
      state,
      place,
      held,
      answer.dataUpdatedAt,
      lookMs,
    ].join('|'),
  });
  const summary = useGridSummary(model);
  const currentId = useGridPlace(model, '/exceptions');
  useOpenCauses(model, source, currentId, held !== null);

  const open = (id: string) => {
    const row = source.get(id);
    const to = row === undefined ? null : remedyOf(row, runs.get(row.subjectKey)).place;
    if (to === null) openPanel();
    else goTo(to);
  };
  useKeys('workspace', [
    { keys: '.', does: 'bulk actions', run: () => setBulk(true), isHint: true },
    { keys: 'W', does: 'plan a window', run: () => setPlanning(true), isHint: true },
    {
      keys: 'H',
      does: 'alarm health',
      run: () => setViewId(viewId === HEALTH_VIEW ? null : HEALTH_VIEW),
    },
  ]);

  const shown = rowsOf(source, model.index.shownIds());
  const money = useMoneyTogether(shown, `${lookMs}|${summary.total}`);
  const heldCount = countHeld(source.rows());
  const sites = siteChoices(source.rows());
  const isFiltered = [site, type, state, place].some((filter) => filter !== null);
  const clear = () => {
    setSite(null);
    setType(null);
    setState(null);
    setPlace(null);
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
      side={<QueueSide activeId={viewId ?? view.id} onChoose={setViewId} lookMs={lookMs} />}
      panel={
        kind !== null ? null : summary.selected > 1 ? (
          <ExceptionsTogether
            rows={rowsOf(source, model.selectedShown())}
            onBulk={() => setBulk(true)}
          />
        ) : currentId === null ? null : (
          <ExceptionPanel id={currentId} />
        )
      }
    >
      {kind === null ? (
        <Toolbar
          label="Filters"
          end={
            <>
              <span>
                {`${money} at risk · ${count(summary.shown)} shown, ${count(summary.folded)} folded`}
              </span>
              <RebalanceButton
                exceptions={
                  summary.selected > 0
                    ? model.selectedShown()
                    : currentId === null
                      ? []
                      : [currentId]
                }
              />
              <ExportButton
                model={model}
                title="Exceptions"
                filter={[
                  view.label,
                  site === null ? '' : `site ${site}`,
                  type === null ? '' : `type ${type}`,
                  state === null ? '' : `state ${state}`,
                  place === null ? '' : `beneath ${placeName ?? place}`,
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
          {place === null ? null : (
            <Chip label={`Beneath ${placeName ?? place}`} onPress={() => setPlace(null)} />
          )}
          <ChoiceChip
            label="Held back"
            anyText={`${count(heldCount)} hidden`}
            choices={[{ value: 'shown', label: 'shown under their causes' }]}
            value={held}
            onChoose={setHeld}
          />
          <Chip label="Plan window" onPress={() => setPlanning(true)} />
          {isFiltered ? <Chip label="Clear filter" onPress={clear} /> : null}
        </Toolbar>
      ) : null}
      {viewId === HEALTH_VIEW ? (
        <AlarmHealthAnswer />
      ) : kind !== null ? (
        <RollUps
          kind={kind}
          onOpen={(chosen) => {
            setViewId(null);
            setPlace(chosen);
          }}
        />
      ) : (
        <>
          <FloodBand />
          <LiveGrid model={model} label="Exceptions" onOpen={open} end={end} />
        </>
      )}
      {isPlanning ? <PlanWindowDialog onClose={() => setPlanning(false)} /> : null}
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

/** What is held back, whatever the view shows. */
function countHeld(rows: Iterable<ExceptionRow>): number {
  let held = 0;
  for (const row of rows) if (row.held && isOpen(row)) held++;
  return held;
}

function siteChoices(rows: Iterable<ExceptionRow>): { value: string; label: string }[] {
  const codes = new Set<string>();
  for (const { siteCode } of rows) if (siteCode !== '') codes.add(siteCode);
  return [...codes].sort().map((code) => ({ value: code, label: code }));
}
