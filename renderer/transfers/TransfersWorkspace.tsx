import type { TransferRow } from '#shared/protocol';
import { useCollection } from '#live';
import { EmptyRegion, goTo, places, useGridModel, usePlaceKey, WorkspaceLayout } from '#ui';
import { NewTransfer } from './NewTransfer.tsx';
import { TRANSFER_COLUMNS } from './transfer-columns.ts';
import { TransferCard } from './TransferCard.tsx';
import { TransferGrid } from './TransferGrid.tsx';
import { TransferList } from './TransferList.tsx';
import { hasEnded } from './transfer-words.ts';
import { TaskFace } from './TaskFace.tsx';
import { useFirst } from './use-first.ts';

/** The list of SCREENS.md is this wide; the card takes the rest. */
const LIST_WIDTH_PX = 284;

/** What stands behind `/transfers`: the grid, the tasks, the card of a new transfer, or the card of one. */
const GRID = 'all';
const NEW = 'new';
const TASKS = 'tasks';

/** Open transfers and the card of one; or all of them as a grid. */
export default function TransfersWorkspace() {
  const place = usePlaceKey('/transfers');
  if (place.key === GRID) return <TransferGrid />;
  if (place.key === TASKS || place.key?.startsWith(`${TASKS}/`) === true) return <TaskFace />;
  return <ListAndCard place={place} />;
}

function ListAndCard({ place }: { place: ReturnType<typeof usePlaceKey> }) {
  const source = useCollection('transfers');
  const model = useGridModel<TransferRow>({
    source,
    columns: TRANSFER_COLUMNS,
    sort: [
      { column: 'state', direction: 'asc' },
      { column: 'decideBy', direction: 'asc' },
      { column: 'age', direction: 'desc' },
    ],
    filter: (row) => !hasEnded(row.step),
    filterKey: 'open',
  });
  const { key } = place;
  useFirst(model, key, place.select);
  return (
    <WorkspaceLayout
      label="Transfers"
      sideWidthPx={LIST_WIDTH_PX}
      side={
        <TransferList
          model={model}
          currentId={key}
          onChoose={(id) => (key === NEW ? goTo(places.transfer(id)) : place.select(id))}
          onShowGrid={() => goTo(`/transfers/${GRID}`)}
        />
      }
    >
      {key === NEW ? (
        <NewTransfer />
      ) : key === null ? (
        <EmptyRegion>Choose a transfer, or N for a new one.</EmptyRegion>
      ) : (
        <TransferCard key={key} transfer={key} />
      )}
    </WorkspaceLayout>
  );
}
