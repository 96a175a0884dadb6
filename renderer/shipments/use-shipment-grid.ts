import { useMemo } from 'react';
import type { ShipmentRow } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import { useCollection } from '#live';
import { useGridModel, useViewpoint } from '#ui';
import type { Column, GridModel } from '#ui';
import { matchesFilter } from './shipment-filter.ts';
import type { ShipmentFilter } from './shipment-filter.ts';

/** "Due within 6 h" is looked at anew each five minutes of world time: finer would only move rows. */
const LOOK_AGAIN_MS = 5 * MINUTE_MS;

interface ShipmentGrid {
  model: GridModel<ShipmentRow>;
  /** The filter as a function of a row, the same one until it means something else: the map takes it too. */
  matches: (row: ShipmentRow) => boolean;
}

/** The live shipments that a filter lets through, worst state first, the latest first among equals. */
export function useShipmentGrid(
  columns: readonly Column<ShipmentRow>[],
  filter: ShipmentFilter,
): ShipmentGrid {
  const source = useCollection('shipments');
  const { nowMs } = useViewpoint();
  const lookMs = filter.due === null ? 0 : Math.floor(nowMs / LOOK_AGAIN_MS) * LOOK_AGAIN_MS;
  const matches = useMemo(
    () => (row: ShipmentRow) => matchesFilter(row, filter, lookMs),
    [filter, lookMs],
  );
  const model = useGridModel<ShipmentRow>({
    source,
    columns,
    sort: [
      { column: 'state', direction: 'asc' },
      { column: 'lateBy', direction: 'desc' },
    ],
    filter: matches,
  });
  return { model, matches };
}
