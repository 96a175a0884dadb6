import type { CommandTrack, TransferCard, TransferRow } from '#shared/protocol';
import { exactMoney, Note, quantity } from '#ui';
import { ActDialog, SendAgainDialog } from '#work';
import { ChangeLaneDialog } from './ChangeLaneDialog.tsx';

/**
 * An act that waits for its confirmation. `seen` is the version that the person looked at when they pressed, `hash` its
 * terms: whatever changes under the open dialog is for the hub to refuse, with what changed.
 */
export type PendingAct =
  | {
      id: 'approve' | 'reject' | 'cancel' | 'closeShort' | 'changeLane';
      seen: number;
      hash: string;
    }
  | { id: 'sendAgain'; command: CommandTrack };

interface TransferDialogsProps {
  pending: PendingAct;
  row: TransferRow;
  card: TransferCard;
  onClose: () => void;
  /** After the person has decided, yes or no. */
  onDecided?: (() => void) | undefined;
}

/** The confirmation of each act: it leaves Signalbox, so Ctrl Enter sends it and nothing else does. */
export function TransferDialogs({ pending, row, card, onClose, onDecided }: TransferDialogsProps) {
  if (pending.id === 'sendAgain')
    return <SendAgainDialog command={pending.command} onClose={onClose} />;
  const { seen, hash } = pending;
  const act = { transfer: row.key, seen };
  const behalf = card.onBehalfOf === null ? '' : ` on behalf of ${card.onBehalfOf}`;
  const what = `${quantity(row.quantity, row.unit)} ${row.description}, ${row.fromCode} → ${row.toCode}`;
  const value = exactMoney({ minor: card.valueMinor, currency: card.currency });
  switch (pending.id) {
    case 'approve':
      return (
        <ActDialog
          title={`Approve ${row.key}${behalf}`}
          verb="Approve"
          name="transfer.approve"
          input={() => ({ ...act, hash })}
          done={`Approved ${row.key}${behalf}`}
          onDone={onDecided}
          onClose={onClose}
        >
          <p>{`${what}, ${value}.`}</p>
          {card.cutOffWarning === null ? null : <Note>{card.cutOffWarning}</Note>}
        </ActDialog>
      );
    case 'reject':
      return (
        <ActDialog
          title={`Reject ${row.key}${behalf}`}
          verb="Reject"
          name="transfer.reject"
          input={(reason) => ({ ...act, hash, reason })}
          reason="needed"
          done={`Rejected ${row.key}${behalf}`}
          onDone={onDecided}
          onClose={onClose}
        >
          <p>{`${what}, ${value}.`}</p>
          {card.cancelReleases === null ? null : <Note>{card.cancelReleases}</Note>}
        </ActDialog>
      );
    case 'cancel':
      return (
        <ActDialog
          title={`Cancel ${row.key}`}
          verb="Cancel transfer"
          name="transfer.cancel"
          input={(reason) => ({ ...act, reason })}
          reason="needed"
          done={`Cancelled ${row.key}`}
          onClose={onClose}
        >
          <p>{what}</p>
          {card.cancelReleases === null ? null : <Note>{card.cancelReleases}</Note>}
        </ActDialog>
      );
    case 'changeLane':
      return <ChangeLaneDialog transfer={row.key} seen={act.seen} card={card} onClose={onClose} />;
    case 'closeShort':
      return (
        <ActDialog
          title={`Close ${row.key} short`}
          verb="Close short"
          name="transfer.closeShort"
          input={(reason) => ({ ...act, reason })}
          reason="needed"
          done={`Closed ${row.key} short`}
          onClose={onClose}
        >
          <p>{shortText(row, card)}</p>
          <Note>What is still missing is booked as lost in transit. This ends the transfer.</Note>
        </ActDialog>
      );
  }
}

function shortText(row: TransferRow, { quantities }: TransferCard): string {
  const { planned, shipped, received, short } = quantities;
  const missing = short ?? (shipped ?? planned) - (received ?? 0);
  return `${quantity(missing, row.unit)} of ${quantity(shipped ?? planned, row.unit)} did not arrive at ${row.toCode}.`;
}
