import type { TransferStep } from '#shared/protocol';

/** Each step as people say it, as the end of "The transfer …". */
export const STEP_WORDS: Readonly<Record<TransferStep, string>> = {
  requested: 'is open again',
  reserving: 'waits for its stock to be set aside',
  counting: 'is counted at its source before anybody decides',
  awaitingApproval: 'waits for approval',
  releasing: 'was approved and goes out',
  picking: 'is being picked',
  staged: 'stands at the dock',
  inTransit: 'has left',
  receiving: 'is being received',
  receivedShort: 'was received short',
  returning: 'was refused and goes back',
  booking: 'is counted and waits for the ledgers',
  closed: 'is closed',
  rejected: 'was rejected',
  cancelling: 'is being taken back',
  cancelled: 'was cancelled',
  retrying: 'was refused for the moment and is tried again',
  incident: 'stands: a person must look',
};
