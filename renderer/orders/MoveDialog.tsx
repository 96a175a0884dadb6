import type { OrderRow } from '#shared/protocol';
import { useAnswer } from '#live';
import { ActDialog, ChangedUnder } from '#work';
import { MoveFields } from './MoveFields.tsx';
import { useMoveChoice, type OrderLines } from './use-move-choice.ts';

interface MoveDialogProps {
  order: OrderRow;
  /** The line that the link names; any other word opens the first one that waits. */
  opened: string;
  /** Why nothing of it can be moved, whatever is chosen. */
  unavailable: string | undefined;
  onClose: () => void;
}

/** Serves pieces of a line from another site, or promises them from the road; shows who loses before it is asked for. */
export function MoveDialog(props: MoveDialogProps) {
  const detail = useAnswer('order.detail', { key: props.order.key });
  // Until its lines are there nothing can be chosen; the panel beside says when the hub cannot tell them.
  return detail.data === undefined ? null : <LinesDialog {...props} lines={detail.data.lines} />;
}

function LinesDialog(props: MoveDialogProps & { lines: OrderLines }) {
  const { order, lines, opened, onClose } = props;
  const choice = useMoveChoice(order.key, lines, opened);
  return (
    <ChangedUnder {...choice.changed}>
      <ActDialog
        title={`Move a reservation of ${order.key}`}
        verb="Move reservation"
        name="order.moveReservation"
        input={(reason) => ({ order: order.key, ...choice.input(reason), reason })}
        reason="needed"
        reasonLabel={
          choice.option?.silentSince ? 'Reason to act although the source is silent' : 'Reason'
        }
        unavailable={props.unavailable ?? choice.unavailable}
        done={`The move of ${order.key} was sent to the ERP`}
        onClose={onClose}
      >
        <MoveFields choice={choice} />
      </ActDialog>
    </ChangedUnder>
  );
}
