import { Landmark } from 'lucide-react';
import type { AdjustmentView, IntercompanyDetail, IntercompanyRow } from '#shared/protocol';
import { useAnswer, useEntity, useSession } from '#live';
import {
  Button,
  closePanel,
  ContextPanel,
  EmptyRegion,
  exactMoney,
  goTo,
  Pill,
  places,
  quantity,
  useViewpoint,
} from '#ui';
import { AsOfNote, HubHistory, HubRegion, refusalText, useRight } from '#work';
import { AdjustmentSection } from './AdjustmentSection.tsx';
import { ageDays } from './document-sums.ts';
import { STANDING_WORDS } from './document-columns.ts';
import type { FinanceAct } from './FinanceDialog.tsx';
import { SettleSection } from './SettleSection.tsx';
import { TwoBooks } from './TwoBooks.tsx';

/** The steps of an adjustment move without the row of its document: an open panel looks at them at this pace. */
const LOOK_EVERY_MS = 2_000;

interface DocumentPanelProps {
  document: string;
  onAct: (act: FinanceAct) => void;
}

/** One document: what both books say, what happened, what would settle it, and how far that has come. */
export function DocumentPanel({ document, onAct }: DocumentPanelProps) {
  const row = useEntity('intercompany', document);
  const person = useSession()?.person.id ?? '';
  const answer = useAnswer(
    'intercompany.detail',
    row === undefined ? null : { key: document },
    row === undefined ? '' : `${row.version} ${row.asOf.receivedAt} ${person}`,
    row?.adjustment === 'booking' ? LOOK_EVERY_MS : null,
  );
  if (row === undefined)
    return <EmptyRegion>Nothing is booked between entities for this number.</EmptyRegion>;
  const [latest] = answer.data?.adjustments ?? [];
  const pending = latest?.status === 'proposed' ? latest : undefined;
  return (
    <ContextPanel
      kind={row.standing === 'unmatched' ? 'Intercompany difference' : 'Intercompany document'}
      icon={Landmark}
      asOf={<AsOfNote asOf={row.asOf} />}
      name={row.key}
      about={aboutText(row)}
      pills={<DocumentPills row={row} />}
      onClose={closePanel}
      actions={<DocumentActions row={row} detail={answer.data} pending={pending} onAct={onAct} />}
    >
      <HubRegion answer={answer}>
        {(detail) => <DocumentBody row={row} detail={detail} />}
      </HubRegion>
    </ContextPanel>
  );
}

/** Without live data, so that the gallery draws it as well. */
export function DocumentBody({
  row,
  detail,
}: {
  row: IntercompanyRow;
  detail: IntercompanyDetail;
}) {
  return (
    <>
      <TwoBooks row={row} detail={detail} />
      {detail.adjustments.map((adjustment) => (
        <AdjustmentSection key={adjustment.key} adjustment={adjustment} />
      ))}
      <SettleSection detail={detail} />
      <HubHistory entries={detail.history} />
    </>
  );
}

function DocumentPills({ row }: { row: IntercompanyRow }) {
  const { nowMs } = useViewpoint();
  const { currency } = row;
  return (
    <>
      <Pill {...(row.state === 'ok' ? {} : { state: row.state })}>
        {row.unmatchedMinor > 0
          ? `${exactMoney({ minor: row.unmatchedMinor, currency })} unmatched`
          : STANDING_WORDS[row.standing]}
      </Pill>
      <Pill>{`${ageDays(row, nowMs)} d`}</Pill>
      {row.ownerName === null ? null : <Pill>{row.ownerName}</Pill>}
    </>
  );
}

interface DocumentActionsProps {
  row: IntercompanyRow;
  detail: IntercompanyDetail | undefined;
  pending: AdjustmentView | undefined;
  onAct: (act: FinanceAct) => void;
}

function DocumentActions({ row, detail, pending, onAct }: DocumentActionsProps) {
  const { key: document } = row;
  const rights = {
    propose: useRight('intercompany.propose'),
    assign: useRight('intercompany.assign'),
    approve: useRight('intercompany.approve'),
  };
  const cannot = detail?.cannotPropose ? refusalText(detail.cannotPropose) : undefined;
  const decide = rights.approve ?? pending?.cannotApprove ?? undefined;
  return (
    <>
      {pending === undefined ? (
        <Button
          isPrimary
          keys="Enter"
          isKeyBoundElsewhere
          unavailable={rights.propose ?? cannot}
          onPress={() => onAct({ id: 'propose', document })}
        >
          Propose adjustment
        </Button>
      ) : (
        <>
          <Button
            isPrimary
            keys="Y"
            unavailable={decide}
            onPress={() => onAct({ id: 'approve', document, adjustment: pending })}
          >
            Approve
          </Button>
          <Button
            keys="Shift Y"
            unavailable={decide}
            onPress={() => onAct({ id: 'reject', document, adjustment: pending })}
          >
            Reject
          </Button>
        </>
      )}
      <Button
        keys="O"
        unavailable={rights.assign}
        onPress={() => onAct({ id: 'assign', document })}
      >
        Assign
      </Button>
      {document.startsWith('TRF-') ? (
        <Button onPress={() => goTo(places.transfer(document))}>Open transfer</Button>
      ) : null}
    </>
  );
}

function aboutText(row: IntercompanyRow): string {
  const way = `${row.fromName || row.sellerName} → ${row.toName || row.buyerName}`;
  const pieces = row.sent === null || row.unit === null ? '' : `${quantity(row.sent, row.unit)} `;
  return `${way}, ${pieces}${row.item}`;
}
