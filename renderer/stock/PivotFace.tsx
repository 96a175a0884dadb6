import { useMemo } from 'react';
import type { StockRow } from '#shared/protocol';
import { stateRank } from '#shared/vocabulary';
import { useCollection, useLoadState } from '#live';
import {
  ChoiceChip,
  count,
  ExportButton,
  goTo,
  places,
  Toolbar,
  useGridModel,
  useGridSummary,
  usePlaceParam,
  WorkspaceLayout,
} from '#ui';
import { GridRegion } from '#work';
import { ItemPanel } from './ItemPanel.tsx';
import { pivotColumns } from './pivot-columns.ts';
import { filterWords, itemFilter, NO_FILTER } from './stock-filter.ts';
import { StockFilters } from './StockFilters.tsx';
import { useSiteCodes } from './use-site-codes.ts';
import { STOCK_MEASURES } from './stock-measures.ts';
import { StockPivot } from './stock-pivot.ts';
import type { PivotRow } from './stock-pivot.ts';
import { NO_STOCK_YET, useStockKeys } from './stock-face.ts';
import type { StockFaceProps } from './stock-face.ts';

const FIRST_MEASURE = STOCK_MEASURES[0]!;

/** Items down, sites across, one measure; what is abnormal carries its shape in the cell. */
export function PivotFace(props: StockFaceProps) {
  const { filter, onFilter } = props;
  const positions = useCollection('stock');
  const load = useLoadState('stock');
  const siteCodes = useSiteCodes();
  const [measureId, setMeasure] = usePlaceParam('measure');
  const measure = STOCK_MEASURES.find(({ id }) => id === measureId) ?? FIRST_MEASURE;
  const source = useMemo(() => new StockPivot(positions), [positions]);
  const columns = useMemo(() => pivotColumns(siteCodes, measure), [siteCodes, measure]);
  const itemPasses = itemFilter(filter.text);
  const model = useGridModel<PivotRow>({
    source,
    columns,
    sort: [{ column: 'state', direction: 'asc' }],
    filter: (row) =>
      (filter.state === null || row.state === filter.state) &&
      (filter.abcClass === null || row.abcClass === filter.abcClass) &&
      itemPasses(row),
    filterKey: JSON.stringify({ ...filter, site: null }),
  });
  const { shown, total, currentId } = useGridSummary(model);
  const worst = () => {
    const row = currentId === null ? undefined : source.get(currentId);
    return row === undefined ? [] : [worstPosition(row)];
  };
  useStockKeys(worst, props);
  const open = (row: StockRow) => {
    goTo(`${places.stock(row.key)}?item=${encodeURIComponent(row.sku)}`);
  };
  return (
    <WorkspaceLayout
      label="Stock"
      panel={
        currentId === null ? null : (
          <ItemPanel
            key={currentId}
            item={currentId}
            source={source}
            onOpen={open}
            onPropose={props.onPropose}
          />
        )
      }
    >
      <Toolbar
        label="Filters"
        end={
          <>
            <span>{`${count(shown)} of ${count(total)} items`}</span>
            <ExportButton
              model={model}
              title={`Stock, ${measure.label.toLowerCase()} by site`}
              filter={filterWords({ ...filter, site: null })}
            />
          </>
        }
      >
        <StockFilters face="pivot" {...props} />
        <ChoiceChip
          label="Measure"
          anyText={FIRST_MEASURE.label.toLowerCase()}
          value={measure === FIRST_MEASURE ? null : measure.id}
          choices={STOCK_MEASURES.slice(1).map(({ id, label }) => ({ value: id, label }))}
          onChoose={setMeasure}
        />
      </Toolbar>
      <GridRegion
        model={model}
        load={load}
        label={`${measure.label} by item and site`}
        nothingYet={NO_STOCK_YET}
        nothingMatches={`0 of ${count(total)} items match.`}
        onClearFilter={() => onFilter(NO_FILTER)}
        onOpen={(id) => {
          const row = source.get(id);
          if (row !== undefined) open(worstPosition(row));
        }}
      />
    </WorkspaceLayout>
  );
}

/** The position of an item that needs someone most: worst state, then the greatest shortage. */
function worstPosition(row: PivotRow): StockRow {
  return [...row.bySite.values()].reduce((worst, position) => {
    const byState = stateRank(position.state) - stateRank(worst.state);
    const isWorse = byState < 0 || (byState === 0 && position.excessOrShort < worst.excessOrShort);
    return isWorse ? position : worst;
  });
}
