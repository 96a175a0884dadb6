import { useState } from 'react';
import type { StockRow } from '#shared/protocol';
import { goTo, places, usePlaceParam } from '#ui';
import { CountDialog } from './CountDialog.tsx';
import { PivotFace } from './PivotFace.tsx';
import { PositionsFace } from './PositionsFace.tsx';
import type { StockFaceProps } from './stock-face.ts';
import { draftOf } from './transfer-draft.ts';
import { useStockFilter } from './use-stock-filter.ts';

/** Every position of the network, as rows or as items by sites. */
export default function StockWorkspace() {
  const [face, setFace] = usePlaceParam('face');
  const [filter, setFilter] = useStockFilter();
  const [counting, setCounting] = useState<readonly StockRow[] | null>(null);
  const shared: StockFaceProps = {
    filter,
    onFilter: setFilter,
    onFace: (id) => setFace(id === 'positions' ? null : id),
    onPropose: (row) => goTo(places.newTransfer(draftOf(row))),
    onRequestCount: setCounting,
  };
  return (
    <>
      {face === 'pivot' ? <PivotFace {...shared} /> : <PositionsFace {...shared} />}
      {counting === null || counting.length === 0 ? null : (
        <CountDialog rows={counting} onClose={() => setCounting(null)} />
      )}
    </>
  );
}
