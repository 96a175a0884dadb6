import { useState } from 'react';
import type { StockRow } from '#shared/protocol';
import { goTo, places } from '#ui';
import { CountDialog } from './CountDialog.tsx';
import { PivotFace } from './PivotFace.tsx';
import { PositionsFace } from './PositionsFace.tsx';
import type { StockFaceId, StockFaceProps } from './stock-face.ts';
import { NO_FILTER } from './stock-filter.ts';
import { draftOf } from './transfer-draft.ts';

/** Every position of the network, as rows or as items by sites. */
export default function StockWorkspace() {
  const [face, setFace] = useState<StockFaceId>('positions');
  const [filter, setFilter] = useState(NO_FILTER);
  const [counting, setCounting] = useState<readonly StockRow[] | null>(null);
  const shared: StockFaceProps = {
    filter,
    onFilter: setFilter,
    onFace: setFace,
    onPropose: (row) => goTo(places.newTransfer(draftOf(row))),
    onRequestCount: setCounting,
  };
  return (
    <>
      {face === 'positions' ? <PositionsFace {...shared} /> : <PivotFace {...shared} />}
      {counting === null || counting.length === 0 ? null : (
        <CountDialog rows={counting} onClose={() => setCounting(null)} />
      )}
    </>
  );
}
