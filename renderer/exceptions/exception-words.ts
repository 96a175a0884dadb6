import type { ExceptionStatus, ExceptionType } from '#shared/protocol';

/** Short labels, at most 20 characters: they stand in a narrow column. */
export const TYPE_WORDS: Record<ExceptionType, string> = {
  stockoutRisk: 'Stockout risk',
  excess: 'Excess',
  lateShipment: 'Late shipment',
  missedMilestone: 'Missed milestone',
  shortReceipt: 'Short receipt',
  orderAtRisk: 'Order at risk',
  feedSilent: 'Feed silent',
  masterDataConflict: 'Master-data conflict',
  commandUnanswered: 'Command unanswered',
};

export const STATUS_WORDS: Record<ExceptionStatus, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  shelved: 'Snoozed',
  resolved: 'Resolved',
};
