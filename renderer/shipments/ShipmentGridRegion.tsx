import type { ShipmentRow } from '#shared/protocol';
import { useLoadState } from '#live';
import { count, EmptyRegion, LiveGrid, LoadingRegion, useGridSummary } from '#ui';
import type { GridModel } from '#ui';

interface ShipmentGridRegionProps {
  model: GridModel<ShipmentRow>;
  onOpen: (id: string) => void;
  /** How the shown ones are called: "moving". */
  phase: string;
  /** Lets everything through again; none when nothing is filtered. */
  onClearFilter: (() => void) | null;
}

/** The grid of shipments, or why there is none. */
export function ShipmentGridRegion(props: ShipmentGridRegionProps) {
  const { model, onOpen, phase, onClearFilter } = props;
  const load = useLoadState('shipments');
  const summary = useGridSummary(model);
  if (load.phase !== 'live' && summary.total === 0)
    return <LoadingRegion done={load.received} total={load.total} />;
  return (
    <LiveGrid
      model={model}
      label="Shipments"
      onOpen={onOpen}
      end={
        summary.shown > 0 ? (
          `End of list. ${count(summary.shown)} of ${count(summary.total)} shipments that are planned, moving or just arrived.`
        ) : (
          <EmptyRegion {...(onClearFilter === null ? {} : { onClearFilter })}>
            {onClearFilter === null
              ? `No shipment is ${phase} now. ${count(summary.total)} are known.`
              : `0 of ${count(summary.total)} match.`}
          </EmptyRegion>
        )
      }
    />
  );
}
