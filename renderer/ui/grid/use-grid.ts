import { useEffect, useRef, useSyncExternalStore } from 'react';
import { GridModel } from './grid-model.ts';
import type { GridModelOptions, GridSummary } from './grid-model.ts';

/**
 * A grid model that lives as long as the component and is made again when source or columns are other objects. The
 * filter may be a new function each render when `filterKey` says what it means: the rows are filtered again only when
 * that changes.
 */
export function useGridModel<Row>(
  options: GridModelOptions<Row> & { filterKey?: string },
): GridModel<Row> {
  const { source, columns, filter = null } = options;
  const made = useRef<GridModel<Row> | null>(null);
  const filterKey = options.filterKey ?? filter;
  const appliedKey = useRef<unknown>(filterKey);
  if (made.current?.source !== source || made.current.columns !== columns) {
    made.current = new GridModel(options);
    appliedKey.current = filterKey;
  }
  const model = made.current;
  useEffect(() => {
    model.connect();
    return () => model.disconnect();
  }, [model]);
  useEffect(() => {
    if (appliedKey.current === filterKey) return;
    appliedKey.current = filterKey;
    model.setFilter(filter);
  });
  return model;
}

/** Counts, current row and sort of a grid; the component draws again when one of them changes. */
export function useGridSummary<Row>(model: GridModel<Row>): GridSummary {
  return useSyncExternalStore(model.onSummary, model.summary);
}
