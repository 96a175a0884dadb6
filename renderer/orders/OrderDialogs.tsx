import { CaseDialog } from './CaseDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { PriorityDialog } from './PriorityDialog.tsx';
import type { OrderActs } from './use-order-acts.ts';

/** The dialogs of an order's acts, those that are open. */
export function OrderDialogs({ acts }: { acts: OrderActs }) {
  const { row, changing, moving, isDeciding, close } = acts;
  const isUnderWay = acts.case !== undefined && acts.case.step !== 'triage';
  return (
    <>
      {changing === null ? null : <PriorityDialog order={changing} onClose={close} />}
      {moving === null || row === undefined ? null : (
        <MoveDialog
          key={row.key}
          order={row}
          opened={moving}
          unavailable={acts.move.unavailable}
          onClose={close}
        />
      )}
      {!isDeciding || row === undefined ? null : (
        <CaseDialog
          key={row.key}
          order={row}
          run={acts.case}
          unavailable={isUnderWay ? 'Its case is under way already' : acts.decide.unavailable}
          onClose={close}
        />
      )}
    </>
  );
}
