import type { LoadState } from '#live';
import { EmptyRegion, LiveGrid, LoadingRegion, useGridSummary, type GridModel } from '#ui';

interface GridRegionProps<Row> {
  model: GridModel<Row>;
  /** How far the rows have come. */
  load: LoadState;
  /** What the rows are, for those who hear the screen: "Orders". */
  label: string;
  /** What is said where there are no rows at all: why, and how some come. */
  nothingYet: string;
  /** What is said where the filter lets none through: "0 of 57 match." */
  nothingMatches: string;
  onClearFilter: () => void;
  onOpen: (id: string) => void;
}

/** The grid of a workspace, how far its rows have come, or why it has none. */
export function GridRegion<Row>(props: GridRegionProps<Row>) {
  const { model, load, label, nothingYet, nothingMatches, onClearFilter, onOpen } = props;
  const { shown, total } = useGridSummary(model);
  if (load.phase !== 'live' && total === 0)
    return <LoadingRegion done={load.received} total={load.total} />;
  return (
    <LiveGrid
      model={model}
      label={label}
      onOpen={onOpen}
      end={
        shown > 0 ? undefined : total === 0 ? (
          <EmptyRegion>{nothingYet}</EmptyRegion>
        ) : (
          <EmptyRegion onClearFilter={onClearFilter}>{nothingMatches}</EmptyRegion>
        )
      }
    />
  );
}
