import { useState } from 'react';
import type { OrderRow } from '#shared/protocol';
import { useCollection, useEntity, useLoadState, useTally } from '#live';
import {
  ChoiceChip,
  Chip,
  count,
  ExportButton,
  openPanel,
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
import { ORDER_COLUMNS } from './order-columns.ts';
import { ORDER_VIEWS, orderView } from './order-views.ts';
import { OrderPanel } from './OrderPanel.tsx';
import { PriorityDialog } from './PriorityDialog.tsx';

const siteOf = (row: OrderRow) => (row.siteCode === '' ? null : row.siteCode);

/** Sales orders, the worst first; lines and trace of one beside them. */
export default function OrdersWorkspace() {
  const source = useCollection('orders');
  const load = useLoadState('orders');
  const [viewId, setViewId] = usePlaceParam('view');
  const [site, setSite] = usePlaceParam('site');
  const [changing, setChanging] = useState<OrderRow | null>(null);
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
  useKeys('orders', [
    {
      keys: 'P',
      does: 're-prioritise',
      isHint: true,
      unavailable,
      run: () => setChanging(row ?? null),
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
    </WorkspaceLayout>
  );
}

function notOpen(row: OrderRow): string | undefined {
  if (row.ediOnly) return 'It is not in the ERP yet';
  return row.status === 'open' ? undefined : `It is ${row.status}`;
}
