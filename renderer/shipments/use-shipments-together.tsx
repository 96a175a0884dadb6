import { useState, type ReactNode } from 'react';
import type { ShipmentRow } from '#shared/protocol';
import { useCollection } from '#live';
import { rowsOf, useGridSummary, type GridModel, type KeyBinding } from '#ui';
import { ExpediteManyDialog } from './ExpediteManyDialog.tsx';
import { ShipmentsTogether } from './ShipmentsTogether.tsx';

interface Together {
  /** What the picked ones add up to; null unless several are picked. */
  panel: ReactNode;
  /** Asks for speed for all picked, or for all shown. */
  key: KeyBinding;
  dialog: ReactNode;
}

/** What can be seen of, and done with, several shipments of a grid at once. */
export function useShipmentsTogether(model: GridModel<ShipmentRow>): Together {
  const source = useCollection('shipments');
  const { selected } = useGridSummary(model);
  const [isExpediting, setExpediting] = useState(false);
  const expedite = () => setExpediting(true);
  const picked = () =>
    rowsOf(source, selected > 0 ? model.selectedShown() : model.index.shownIds());
  return {
    panel: selected > 1 ? <ShipmentsTogether rows={picked()} onExpedite={expedite} /> : null,
    key: { keys: '.', does: 'expedite all', run: expedite, isHint: selected > 1 },
    dialog: isExpediting ? (
      <ExpediteManyDialog rows={picked()} onClose={() => setExpediting(false)} />
    ) : null,
  };
}
