import { Note } from '#ui';
import { ActDialog } from '#work';
import type { ExceptionDialogProps } from './act-dialogs.tsx';

/** Has the ERP block an invoice for payment; its run begins once the ERP says that it is. */
export function HoldInvoiceDialog({ row, onClose }: ExceptionDialogProps) {
  return (
    <ActDialog
      title={`Block ${row.subjectKey} for payment`}
      verb="Block payment"
      name="invoice.hold"
      input={(reason) => ({ invoice: row.subjectKey, reason })}
      reason="needed"
      done={`Asked the ERP to block ${row.subjectKey}; its run begins when it is blocked`}
      onClose={onClose}
    >
      <Note>
        The ERP blocks it; done means that it says so. Then it is paid once it matches, or once
        somebody else of finance agrees to the difference, as policy says.
      </Note>
    </ActDialog>
  );
}
