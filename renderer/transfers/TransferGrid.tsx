import { ArrowLeftRight, LayoutList } from 'lucide-react';
import type { TransferRow } from '#shared/protocol';
import { useCollection, useEntity, useLoadState } from '#live';
import {
  Button,
  closePanel,
  ContextPanel,
  count,
  ExportButton,
  goTo,
  places,
  quantity,
  Tabs,
  Toolbar,
  useGridModel,
  useGridSummary,
  usePlaceParam,
  WorkspaceLayout,
} from '#ui';
import { AsOfNote, GridRegion, HubRegion, useRight } from '#work';
import { LoopColumn } from './LoopColumn.tsx';
import { NewTransferButton } from './NewTransferButton.tsx';
import { TRANSFER_COLUMNS } from './transfer-columns.ts';
import { hasEnded } from './transfer-words.ts';
import { useCard } from './use-card.ts';

interface TransferView {
  id: string;
  title: string;
  holds: (row: TransferRow) => boolean;
}

const ALL: TransferView = { id: 'all', title: 'All', holds: () => true };

/** Which transfers the grid holds. */
const VIEWS: readonly TransferView[] = [
  ALL,
  { id: 'open', title: 'Open', holds: (row) => !hasEnded(row.step) },
  {
    id: 'approval',
    title: 'Waiting for approval',
    holds: (row) => row.step === 'awaitingApproval',
  },
  { id: 'road', title: 'In transit', holds: (row) => row.step === 'inTransit' },
  { id: 'ended', title: 'Ended, 7 days', holds: (row) => hasEnded(row.step) },
];

/** Every transfer as a row; Enter opens its card. */
export function TransferGrid() {
  const source = useCollection('transfers');
  const load = useLoadState('transfers');
  const [viewId, setViewId] = usePlaceParam('view');
  const view = VIEWS.find(({ id }) => id === viewId) ?? ALL;
  const model = useGridModel<TransferRow>({
    source,
    columns: TRANSFER_COLUMNS,
    sort: [{ column: 'state', direction: 'asc' }],
    filter: view.holds,
    filterKey: view.id,
  });
  const { shown, total, currentId } = useGridSummary(model);
  return (
    <WorkspaceLayout
      label="Transfers"
      panel={currentId === null ? null : <LoopPanel key={currentId} transfer={currentId} />}
    >
      <Toolbar
        label="Views"
        end={
          <>
            <span>{`${count(shown)} of ${count(total)}`}</span>
            <ExportButton model={model} title="Transfers" filter={[view.title]} />
            <Button isSmall icon={LayoutList} keys="L" onPress={() => goTo('/transfers')}>
              List and card
            </Button>
            <NewTransferButton />
          </>
        }
      >
        <Tabs label="Views" tabs={VIEWS} activeId={view.id} onChoose={setViewId} />
      </Toolbar>
      <GridRegion
        model={model}
        load={load}
        label="Transfers"
        nothingYet="No transfers yet. N asks for the first one."
        nothingMatches={`0 of ${count(total)} match.`}
        onClearFilter={() => setViewId(null)}
        onOpen={(id) => goTo(places.transfer(id))}
      />
    </WorkspaceLayout>
  );
}

/** The loop of the row beside the grid; what must be decided is decided on the card. */
function LoopPanel({ transfer }: { transfer: string }) {
  const row = useEntity('transfers', transfer);
  const answer = useCard(row?.key ?? null, row);
  const right = useRight('command.retry');
  if (row === undefined) return null;
  const open = () => goTo(places.transfer(row.key));
  return (
    <ContextPanel
      kind="Transfer"
      icon={ArrowLeftRight}
      asOf={<AsOfNote asOf={row.asOf} />}
      name={row.key}
      about={`${row.fromCode} → ${row.toCode}, ${quantity(row.quantity, row.unit)} ${row.description}`}
      onClose={closePanel}
      actions={
        <Button isPrimary keys="Enter" isKeyBoundElsewhere onPress={open}>
          Open card
        </Button>
      }
    >
      <HubRegion answer={answer}>
        {(card) => <LoopColumn card={card} onSendAgain={open} sendAgainUnavailable={right} />}
      </HubRegion>
    </ContextPanel>
  );
}
