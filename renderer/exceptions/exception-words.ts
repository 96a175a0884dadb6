import { EXCEPTION_WORDS, type ExceptionRow, type ExceptionStatus } from '#shared/protocol';
import { count, wholeMoney } from '#ui';

export const STATUS_WORDS: Record<ExceptionStatus, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  shelved: 'Snoozed',
  resolved: 'Resolved',
};

export const TYPE_CHOICES = Object.entries(EXCEPTION_WORDS).map(([value, label]) => ({
  value,
  label,
}));

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

/** Why nothing is said of the money at risk. */
export function unknownMoneyWords({ type }: Pick<ExceptionRow, 'type'>): string {
  if (type === 'masterDataConflict') return 'What waits for this name says no prices';
  if (type === 'commandUnanswered') return 'It serves no transfer, so nothing says how much';
  return 'Nothing says how much is at risk';
}

/** `$184,300, 2 unknown`: what some exceptions put at risk together. A child's money stands in its cause's already. */
export function atRiskTogether(rows: readonly ExceptionRow[]): string {
  const roots = rows.filter(({ parent }) => parent === null);
  const minor = roots.reduce((sum, { atRiskMinor }) => sum + (atRiskMinor ?? 0), 0);
  const unknown = roots.filter(({ atRiskMinor }) => atRiskMinor === null).length;
  const money = wholeMoney({ minor, currency: 'USD' });
  return unknown === 0 ? money : `${money}, ${count(unknown)} unknown`;
}
