import { Note } from '#ui';
import { ActDialog } from '#work';
import type { ExceptionDialogProps } from './act-dialogs.tsx';

/** Has the ERP ask a supplier what it will deliver and when. */
export function AskSupplierDialog({ row, onClose }: ExceptionDialogProps) {
  return (
    <ActDialog
      title={`Ask the supplier to confirm ${row.subjectKey}`}
      verb="Ask supplier"
      name="purchaseOrder.requestConfirmation"
      input={(reason) => ({ purchaseOrder: row.subjectKey, reason })}
      reason="needed"
      done={`Asked the supplier to confirm ${row.subjectKey}; its answer is awaited`}
      onClose={onClose}
    >
      <Note>The ERP asks; done means that it tells what the supplier will deliver and when.</Note>
    </ActDialog>
  );
}
