import type { OrderRow } from '#shared/protocol';
import { useCollection, useLoadState, useTally } from '#live';
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
  usePlaceParam,
  WorkspaceLayout,
} from '#ui';
import { GridRegion } from '#work';
import { ORDER_COLUMNS } from './order-columns.ts';
import { ORDER_VIEWS, orderView } from './order-views.ts';
import { OrderDialogs } from './OrderDialogs.tsx';
import { OrderPanel } from './OrderPanel.tsx';
import { useOrderActs } from './use-order-acts.ts';

const siteOf = (row: OrderRow) => (row.siteCode === '' ? null : row.siteCode);

/** Sales orders, the worst first; lines and trace of one beside them. */
export default function OrdersWorkspace() {
  const source = useCollection('orders');
  const load = useLoadState('orders');
  const [viewId, setViewId] = usePlaceParam('view');
  const [site, setSite] = usePlaceParam('site');
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
  const acts = useOrderActs(current);
  const clear = () => {
    setViewId(null);
    setSite(null);
  };
  return (
    <WorkspaceLayout
      label="Orders"
      panel={current === null ? null : <OrderPanel key={current} order={current} acts={acts} />}
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
      <OrderDialogs acts={acts} />
    </WorkspaceLayout>
  );
}
