import type { StockRow } from '#shared/protocol';
import { useCollection, useLoadState } from '#live';
import {
  count,
  ExportButton,
  openPanel,
  rowsOf,
  Toolbar,
  useGridModel,
  useGridPlace,
  useGridSummary,
  WorkspaceLayout,
} from '#ui';
import { GridRegion } from '#work';
import { PositionsTogether } from './PositionsTogether.tsx';
import { STOCK_COLUMNS } from './stock-columns.ts';
import { filterWords, NO_FILTER, stockFilter } from './stock-filter.ts';
import { StockFilters } from './StockFilters.tsx';
import { StockPanel } from './StockPanel.tsx';
import { NO_STOCK_YET, useStockKeys } from './stock-face.ts';
import type { StockFaceProps } from './stock-face.ts';

/** Positions as rows, the worst first. */
export function PositionsFace(props: StockFaceProps) {
  const { filter, onFilter, onPropose, onRequestCount } = props;
  const source = useCollection('stock');
  const load = useLoadState('stock');
  const model = useGridModel<StockRow>({
    source,
    columns: STOCK_COLUMNS,
    sort: [
      { column: 'state', direction: 'asc' },
      { column: 'firstBelowZero', direction: 'asc' },
    ],
    filter: stockFilter(filter),
    filterKey: JSON.stringify(filter),
  });
  const { shown, total, selected } = useGridSummary(model);
  const current = useGridPlace(model, '/stock');
  const acted = () =>
    rowsOf(
      source,
      model.selectedIds.size > 0 ? model.selectedShown() : current === null ? [] : [current],
    );
  useStockKeys(acted, props);
  return (
    <WorkspaceLayout
      label="Stock"
      panel={
        selected > 1 ? (
          <PositionsTogether
            rows={rowsOf(source, model.selectedShown())}
            onRequestCount={() => onRequestCount(acted())}
          />
        ) : current === null ? null : (
          <StockPanel
            key={current}
            position={current}
            onPropose={onPropose}
            onRequestCount={(row) => onRequestCount([row])}
          />
        )
      }
    >
      <Toolbar
        label="Filters"
        end={
          <>
            <span>{`${count(shown)} of ${count(total)}`}</span>
            <ExportButton model={model} title="Stock" filter={filterWords(filter)} />
          </>
        }
      >
        <StockFilters face="positions" {...props} />
      </Toolbar>
      <GridRegion
        model={model}
        load={load}
        label="Stock positions"
        nothingYet={NO_STOCK_YET}
        nothingMatches={`0 of ${count(total)} match.`}
        onClearFilter={() => onFilter(NO_FILTER)}
        onOpen={openPanel}
      />
    </WorkspaceLayout>
  );
}
