import type { StockRow } from '#shared/protocol';
import { useKeys } from '#ui';
import { useRight } from '#work';
import type { StockFilter } from './stock-filter.ts';

export type StockFaceId = 'positions' | 'pivot';

/** What both faces of the workspace share: the filter, the other face, and the acts on positions. */
export interface StockFaceProps {
  filter: StockFilter;
  onFilter: (filter: StockFilter) => void;
  onFace: (id: StockFaceId) => void;
  onPropose: (row: StockRow) => void;
  onRequestCount: (rows: readonly StockRow[]) => void;
}

/** What either face says while it has no rows. */
export const NO_STOCK_YET = 'No stock is known yet: no warehouse has sent a snapshot.';

/** The keys of positions, wherever the panel stands: what is picked, or the row one is on. */
export function useStockKeys(
  rows: () => readonly StockRow[],
  { onPropose, onRequestCount }: Pick<StockFaceProps, 'onPropose' | 'onRequestCount'>,
): void {
  const create = useRight('transfer.create');
  const count = useRight('stock.requestCount');
  useKeys('stock', [
    {
      keys: 'P',
      does: 'propose transfer',
      isHint: true,
      unavailable: create,
      run: () => {
        const [first] = rows();
        if (first !== undefined) onPropose(first);
      },
    },
    {
      keys: 'Shift C',
      does: 'request count',
      unavailable: count,
      run: () => onRequestCount(rows()),
    },
  ]);
}
