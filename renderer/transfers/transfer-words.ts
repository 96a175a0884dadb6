import type { TransferRow, TransferStep } from '#shared/protocol';

/** The steps of a transfer as people say them. */
export const STEP_WORDS: Record<TransferStep, string> = {
  requested: 'Requested',
  reserving: 'Reserving',
  awaitingApproval: 'Waiting for approval',
  releasing: 'Releasing',
  picking: 'Picking',
  staged: 'Staged',
  inTransit: 'In transit',
  receiving: 'Receiving',
  receivedShort: 'Received short',
  booking: 'Booking',
  closed: 'Closed',
  rejected: 'Rejected',
  cancelling: 'Cancelling',
  cancelled: 'Cancelled',
  incident: 'Incident',
};

const ENDED: ReadonlySet<TransferStep> = new Set(['closed', 'rejected', 'cancelled']);

/** Whether nothing more follows. */
export function hasEnded(step: TransferStep): boolean {
  return ENDED.has(step);
}

/** Where it stands, with whom it waits when it waits for someone: "Waiting for approval, operations". */
export function stepText({ step, waitsFor }: Pick<TransferRow, 'step' | 'waitsFor'>): string {
  return waitsFor === '' || hasEnded(step) ? STEP_WORDS[step] : `${STEP_WORDS[step]}, ${waitsFor}`;
}
