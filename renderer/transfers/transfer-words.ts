import type { TransferRow, TransferStep } from '#shared/protocol';

/** The steps of a transfer as people say them. */
export const STEP_WORDS: Record<TransferStep, string> = {
  requested: 'Requested',
  reserving: 'Reserving',
  counting: 'Counting first',
  awaitingApproval: 'Waiting for approval',
  releasing: 'Releasing',
  picking: 'Picking',
  staged: 'Staged',
  inTransit: 'In transit',
  receiving: 'Receiving',
  receivedShort: 'Received short',
  returning: 'Going back',
  booking: 'Booking',
  closed: 'Closed',
  rejected: 'Rejected',
  cancelling: 'Cancelling',
  cancelled: 'Cancelled',
  retrying: 'Trying again',
  incident: 'Incident',
};

const ENDED: ReadonlySet<TransferStep> = new Set(['closed', 'rejected', 'cancelled']);

/** Whether nothing more follows. */
export function hasEnded(step: TransferStep): boolean {
  return ENDED.has(step);
}

const UNDECIDED: ReadonlySet<TransferStep> = new Set([
  'requested',
  'reserving',
  'counting',
  'awaitingApproval',
]);

/** Whether it still waits for a decision: nothing was asked of warehouse or carrier yet but the reservation. */
export function isUndecided(step: TransferStep): boolean {
  return UNDECIDED.has(step);
}

/** Where it stands in a few words, for a pill: whose approval it waits for, else its step. */
export function stepText({ step, waitsFor }: Pick<TransferRow, 'step' | 'waitsFor'>): string {
  if (step !== 'awaitingApproval' || waitsFor === '') return STEP_WORDS[step];
  return `Waiting for ${isName(waitsFor) ? waitsFor : waitsFor.charAt(0).toLowerCase() + waitsFor.slice(1)}`;
}

/** The step with what it waits for, where there is a line for it: "Picking: Columbus to pick and stage". */
export function stepLine(row: Pick<TransferRow, 'step' | 'waitsFor'>): string {
  if (row.step === 'awaitingApproval' || row.waitsFor === '') return stepText(row);
  return `${STEP_WORDS[row.step]}: ${row.waitsFor}`;
}

/** "R. Alvarez to let it go on": a person keeps the capital. */
function isName(words: string): boolean {
  return words.charAt(1) === '.';
}
