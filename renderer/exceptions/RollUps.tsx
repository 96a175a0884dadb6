import { useMemo } from 'react';
import { useCollection, useLoadState } from '#live';
import { EXCEPTION_WORDS, type PlaceKind, type RollUpRow } from '#shared/protocol';
import type { Column } from '#ui';
import {
  count,
  EmptyRegion,
  ExportButton,
  knownMoney,
  LiveGrid,
  LoadingRegion,
  moneyColumn,
  quantityColumn,
  stateColumn,
  textColumn,
  Toolbar,
  useGridModel,
  useGridSummary,
} from '#ui';

/** What stands beneath one kind of place, in the plural. */
export const PLACE_WORDS: Record<PlaceKind, string> = {
  site: 'Sites',
  lane: 'Lanes',
  carrier: 'Carriers',
  customer: 'Customers',
  entity: 'Entities',
  feed: 'Feeds',
};

const COLUMNS: readonly Column<RollUpRow>[] = [
  stateColumn<RollUpRow>({ widthPx: 98, of: (row) => row.state }),
  textColumn<RollUpRow>({
    id: 'name',
    header: 'Name',
    widthPx: 190,
    grow: 1,
    of: (row) => row.name,
  }),
  quantityColumn<RollUpRow>({
    id: 'open',
    header: 'Open',
    widthPx: 64,
    definition: 'What is folded under a cause that counts here too counts with it',
    of: (row) => row.open,
  }),
  quantityColumn<RollUpRow>({
    id: 'critical',
    header: 'Critical',
    widthPx: 72,
    of: (row) => (row.critical === 0 ? null : row.critical),
  }),
  moneyColumn<RollUpRow>({
    id: 'atRisk',
    header: 'At risk',
    definition: 'Each order line once; ≤ marks an upper bound, – what nothing says',
    of: (row) => knownMoney(row.atRiskMinor, row.currency),
    isBound: (row) => row.atRiskIsBound,
    look: (row) => ({
      weight: 'strong',
      title: row.unknown === 0 ? undefined : `${row.unknown} of unknown money beside it`,
    }),
  }),
  textColumn<RollUpRow>({
    id: 'worst',
    header: 'Worst',
    widthPx: 220,
    grow: 1,
    of: (row) => `${EXCEPTION_WORDS[row.worstType]}: ${row.worstSubject}`,
  }),
];

interface RollUpsProps {
  kind: PlaceKind;
  /** Shows the queue of what is beneath a place. */
  onOpen: (place: string) => void;
}

/** The worst that is open beneath each site, lane, carrier, customer, entity or feed. */
export function RollUps({ kind, onOpen }: RollUpsProps) {
  const source = useCollection('rollUps');
  const load = useLoadState('rollUps');
  const sort = useMemo(
    () => [
      { column: 'state', direction: 'asc' as const },
      { column: 'atRisk', direction: 'desc' as const },
    ],
    [],
  );
  const model = useGridModel<RollUpRow>({
    source,
    columns: COLUMNS,
    sort,
    filter: (row) => row.kind === kind,
    filterKey: kind,
  });
  const summary = useGridSummary(model);
  return (
    <>
      <Toolbar
        label="Beneath"
        end={<ExportButton model={model} title={`Exceptions by ${kind}`} filter={[]} />}
      >
        <span>{`${count(summary.shown)} ${PLACE_WORDS[kind].toLowerCase()} with something open`}</span>
      </Toolbar>
      <LiveGrid
        model={model}
        label={PLACE_WORDS[kind]}
        onOpen={onOpen}
        end={
          load.phase !== 'live' ? (
            <LoadingRegion done={load.received} total={load.total} />
          ) : (
            <EmptyRegion>{`End of list. The other ${PLACE_WORDS[kind].toLowerCase()} have nothing open.`}</EmptyRegion>
          )
        }
      />
    </>
  );
}
