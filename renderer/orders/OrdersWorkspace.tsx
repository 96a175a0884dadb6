import { useState } from 'react';
import type { OrderRow, RunRow } from '#shared/protocol';
import { useCollection, useEntity, useLoadState, useTally } from '#live';
import {
  ChoiceChip,
  Chip,
  count,
  ExportButton,
  goTo,
  openPanel,
  places,
  Tabs,
  Toolbar,
  useGridModel,
  useGridPlace,
  useGridSummary,
  useKeys,
  usePlaceParam,
  WorkspaceLayout,
} from '#ui';
import { GridRegion, useRight } from '#work';
import { CaseDialog } from './CaseDialog.tsx';
import { ORDER_COLUMNS } from './order-columns.ts';
import { ORDER_VIEWS, orderView } from './order-views.ts';
import { OrderPanel } from './OrderPanel.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { PriorityDialog } from './PriorityDialog.tsx';

const siteOf = (row: OrderRow) => (row.siteCode === '' ? null : row.siteCode);

/** Sales orders, the worst first; lines and trace of one beside them. */
export default function OrdersWorkspace() {
  const source = useCollection('orders');
  const load = useLoadState('orders');
  const [viewId, setViewId] = usePlaceParam('view');
  const [site, setSite] = usePlaceParam('site');
  const [changing, setChanging] = useState<OrderRow | null>(null);
  const [moving, setMoving] = usePlaceParam('move');
  const [deciding, setDeciding] = usePlaceParam('case');
  const view = orderView(viewId ?? 'open');
  const model = useGridModel<OrderRow>({
    source,
    columns: ORDER_COLUMNS,
    sort: [
      { column: 'state', direction: 'asc' },
      { column: 'margin', direction: 'desc' },
    ],
    filter: (row) => view.holds(row) && (site === null || row.siteCode === site),
    filterKey: `${view.id}|${site}`,
  });
  const { shown, total } = useGridSummary(model);
  const current = useGridPlace(model, '/orders');
  const sites = [...useTally('orders', siteOf)].sort(([a], [b]) => a.localeCompare(b));
  const right = useRight('order.reprioritise');
  const row = useEntity('orders', current);
  const unavailable = right ?? (row === undefined ? 'Choose an order' : notOpen(row));
  const mayMove = useRight('order.moveReservation');
  const cannotMove = mayMove ?? (row === undefined ? 'Choose an order' : notOpen(row));
  const found = useEntity('runs', current);
  const run = found?.workflow === 'orderCase' ? found : undefined;
  const isUnderWay = run !== undefined && run.step !== 'triage';
  const mayDecide = useRight(run === undefined ? 'orderCase.open' : 'orderCase.wish');
  const cannotDecide = mayDecide ?? (row === undefined ? 'Choose an order' : notOpen(row));
  const decide = () => (isUnderWay ? goTo(places.run(run.key)) : setDeciding('open'));
  useKeys('orders', [
    {
      keys: 'P',
      does: 're-prioritise',
      isHint: true,
      unavailable,
      run: () => setChanging(row ?? null),
    },
    {
      keys: 'M',
      does: 'move a reservation',
      isHint: true,
      unavailable: cannotMove,
      run: () => setMoving('line'),
    },
    {
      keys: 'C',
      does: caseWords(run),
      isHint: true,
      // A case that is under way is only opened.
      unavailable: isUnderWay ? undefined : cannotDecide,
      run: decide,
    },
  ]);
  const clear = () => {
    setViewId(null);
    setSite(null);
  };
  return (
    <WorkspaceLayout
      label="Orders"
      panel={
        current === null ? null : (
          <OrderPanel
            key={current}
            order={current}
            reprioritiseUnavailable={unavailable}
            onReprioritise={setChanging}
            moveUnavailable={cannotMove}
            onMove={() => setMoving('line')}
            caseWords={caseWords(run)}
            caseUnavailable={isUnderWay ? undefined : cannotDecide}
            onCase={decide}
          />
        )
      }
    >
      <Toolbar
        label="Views"
        end={
          <>
            <span>{`${count(shown)} of ${count(total)}`}</span>
            <ExportButton
              model={model}
              title="Orders"
              filter={[view.title, ...(site === null ? [] : [`site ${site}`])]}
            />
          </>
        }
      >
        <Tabs label="Views" tabs={ORDER_VIEWS} activeId={view.id} onChoose={setViewId} />
        <ChoiceChip
          label="Site"
          anyText={`all ${sites.length}`}
          keys="F"
          value={site}
          choices={sites.map(([code, orders]) => ({ value: code, label: code, count: orders }))}
          onChoose={setSite}
        />
        {site === null ? null : <Chip label="Clear filter" onPress={() => setSite(null)} />}
      </Toolbar>
      <GridRegion
        model={model}
        load={load}
        label="Orders"
        nothingYet="No orders are known yet: no ERP has sent one."
        nothingMatches={`0 of ${count(total)} match “${view.title}”.`}
        onClearFilter={clear}
        onOpen={openPanel}
      />
      {changing === null ? null : (
        <PriorityDialog order={changing} onClose={() => setChanging(null)} />
      )}
      {moving === null || row === undefined ? null : (
        <MoveDialog
          key={row.key}
          order={row}
          opened={moving}
          unavailable={cannotMove}
          onClose={() => setMoving(null)}
        />
      )}
      {deciding === null || row === undefined ? null : (
        <CaseDialog
          key={row.key}
          order={row}
          run={run}
          unavailable={isUnderWay ? 'Its case is under way already' : cannotDecide}
          onClose={() => setDeciding(null)}
        />
      )}
    </WorkspaceLayout>
  );
}

/** What the key of a case does, by where that is. */
function caseWords(run: RunRow | undefined): string {
  if (run === undefined) return 'take on its shortage';
  return run.step === 'triage' ? 'decide on its case' : 'open its case';
}

function notOpen(row: OrderRow): string | undefined {
  if (row.ediOnly) return 'It is not in the ERP yet';
  return row.status === 'open' ? undefined : `It is ${row.status}`;
}
