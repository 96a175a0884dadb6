import type { ReactNode } from 'react';
import { TASK_KINDS } from '#shared/protocol';
import { ActDialog } from './ActDialog.tsx';
import { ASKED, type Answered } from './asked-kinds.ts';

interface DecideDialogProps {
  answered: Answered;
  decision: 'approve' | 'reject';
  /** What people call it: "INV-86001". */
  name: string;
  /** In whose name; null in their own. */
  onBehalfOf: string | null;
  children: ReactNode;
  onDone?: (() => void) | undefined;
  onClose: () => void;
}

/** The confirmation of an answer to anything but a transfer: a yes is sent as it is, a no needs its reason. */
export function DecideDialog(props: DecideDialogProps) {
  const { answered, decision, name, onBehalfOf, children, onDone, onClose } = props;
  const behalf = onBehalfOf === null ? '' : ` on behalf of ${onBehalfOf}`;
  const isYes = decision === 'approve';
  const shared = {
    title: `${isYes ? 'Approve' : 'Reject'} ${name}${behalf}`,
    verb: isYes ? 'Approve' : 'Reject',
    done: `${isYes ? 'Approved' : 'Rejected'} ${name}${behalf}`,
    onDone,
    onClose,
    children,
    ...(isYes ? {} : { reason: 'needed' as const }),
  };
  const { approve, reject } = TASK_KINDS[answered.kind];
  const answer = ASKED[answered.kind].answer(answered);
  return isYes ? (
    <ActDialog name={approve} input={() => answer} {...shared} />
  ) : (
    <ActDialog name={reject} input={(reason) => ({ ...answer, reason })} {...shared} />
  );
}
