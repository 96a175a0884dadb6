import { useEffect, useRef } from 'react';
import { usePlaceKey } from '../workspace/place.ts';
import type { GridModel } from './grid-model.ts';
import { useGridSummary } from './use-grid.ts';

/**
 * Ties a grid's current row to the place: a link to an object makes its row the current one, and going through the rows
 * moves the place with them, without a step for Alt ←. Gives the key that the panel shows, which may be a row that the
 * filter leaves out.
 */
export function useGridPlace<Row>(model: GridModel<Row>, workspacePath: string): string | null {
  const { key, select } = usePlaceKey(workspacePath);
  const { currentId } = useGridSummary(model);
  const placed = useRef<string | null>(null);
  useEffect(() => {
    if (key === placed.current) return;
    placed.current = key;
    // Away from every row, as when a site is chosen on the map: the same row can be chosen again.
    if (key === null) return;
    model.setCurrent(key);
  }, [model, key]);
  useEffect(() => {
    if (currentId === null || currentId === placed.current) return;
    placed.current = currentId;
    select(currentId);
  }, [currentId, select]);
  return key ?? currentId;
}
