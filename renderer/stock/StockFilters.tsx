import type { StockRow } from '#shared/protocol';
import { STATES_BY_RANK } from '#shared/vocabulary';
import type { State } from '#shared/vocabulary';
import { useTally } from '#live';
import { Chip, ChoiceChip, STATE_SHAPES, Tabs } from '#ui';
import { ItemFilter } from './ItemFilter.tsx';
import { filterWords, NO_FILTER } from './stock-filter.ts';
import type { StockFaceId, StockFaceProps } from './stock-face.ts';
import { useSiteCodes } from './use-site-codes.ts';

const CLASSES = ['A', 'B', 'C'].map((value) => ({ value, label: value }));

const stateOf = (row: StockRow) => row.state;

interface StockFiltersProps extends Pick<StockFaceProps, 'filter' | 'onFilter' | 'onFace'> {
  face: StockFaceId;
}

/** Which face, and what narrows it. The pivot has all sites side by side, so it has no filter by site. */
export function StockFilters({ face, filter, onFilter, onFace }: StockFiltersProps) {
  const counts = useTally('stock', stateOf);
  const sites = useSiteCodes();
  const states = STATES_BY_RANK.filter((state) => (counts.get(state) ?? 0) > 0).map((state) => ({
    value: state,
    label: STATE_SHAPES[state].word,
    count: counts.get(state) ?? 0,
  }));
  const isFiltered = filterWords(filter).length > 0;
  return (
    <>
      <Tabs
        label="Faces"
        activeId={face}
        onChoose={(id) => onFace(id as StockFaceId)}
        tabs={[
          { id: 'positions', title: 'Positions' },
          { id: 'pivot', title: 'Items × sites' },
        ]}
      />
      <ItemFilter value={filter.text} onChange={(text) => onFilter({ ...filter, text })} />
      <ChoiceChip
        label="State"
        anyText="any"
        value={filter.state}
        choices={states}
        onChoose={(state) => onFilter({ ...filter, state: state as State | null })}
      />
      {face === 'pivot' ? null : (
        <ChoiceChip
          label="Site"
          anyText={`all ${sites.length}`}
          value={filter.site}
          choices={sites.map((value) => ({ value, label: value }))}
          onChoose={(site) => onFilter({ ...filter, site })}
        />
      )}
      <ChoiceChip
        label="Class"
        anyText="any"
        value={filter.abcClass}
        choices={CLASSES}
        onChoose={(abcClass) => onFilter({ ...filter, abcClass })}
      />
      {isFiltered ? <Chip label="Clear filter" onPress={() => onFilter(NO_FILTER)} /> : null}
    </>
  );
}
