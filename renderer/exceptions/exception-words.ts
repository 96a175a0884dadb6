import type { ExceptionRow, ExceptionStatus, ExceptionType } from '#shared/protocol';

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

export const TYPE_CHOICES = Object.entries(TYPE_WORDS).map(([value, label]) => ({ value, label }));

export const STATE_CHOICES = [
  { value: 'critical', label: 'Critical' },
  { value: 'late', label: 'Late' },
  { value: 'watch', label: 'Watch' },
  { value: 'stale', label: 'Stale' },
];

/** What the row's status says with its flags: escalation shows over the state beneath, folding over all. */
export function statusWord(row: ExceptionRow): string {
  if (row.parent !== null) return 'Folded';
  if (row.escalatedTo !== null && row.status !== 'resolved') return 'Escalated';
  return STATUS_WORDS[row.status];
}
