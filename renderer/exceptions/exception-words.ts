import {
  CAUSE_WORDS,
  EMBEDDED_PEOPLE,
  type CauseRule,
  type MoneyAtRisk,
  EXCEPTION_WORDS,
  type ExceptionRow,
  type ExceptionStatus,
} from '#shared/protocol';
import { atMost, count, wholeMoney, durationText } from '#ui';
import { MINUTE_MS } from '#shared/vocabulary';

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
  if (row.held) return 'Held back';
  if (row.parent !== null) return 'Folded';
  if (row.escalatedTo !== null && row.status !== 'resolved') return 'Escalated';
  return STATUS_WORDS[row.status];
}

/** What the clock of a row counts, and why it stands. */
export function slaTitle({ sla }: Pick<ExceptionRow, 'sla'>): string | undefined {
  if (sla === null) return undefined;
  if (sla.paused !== null) return `Paused: ${sla.paused.why}`;
  if (sla.hours === null) return 'Counts round the clock';
  return `Counts ${sla.hours.opensAt}–${sla.hours.closesAt} of the working days of its site`;
}

/** "+ MO": who has the row before them now, but for the person at this window; a narrow column has room for initials. */
export function lookersNote(
  { lookers }: Pick<ExceptionRow, 'lookers'>,
  me: string | null,
): { note: string; title: string } | null {
  const others = (lookers ?? []).filter(({ id }) => id !== me).map(({ name }) => name);
  if (others.length === 0) return null;
  const initials = others.map((name) => name.replaceAll(/[^A-Z]/g, ''));
  return {
    note: `+ ${initials.join(' ')}`,
    title: `${others.join(', ')} ${others.length === 1 ? 'looks' : 'look'} at it now`,
  };
}

/** Why it stands under its cause: the relation with its name, or the person who put it there. */
export function foldedWords(foldedBy: string | null): string {
  if (foldedBy === null) return 'its cause';
  if (foldedBy in CAUSE_WORDS) return `${CAUSE_WORDS[foldedBy as CauseRule]} (${foldedBy})`;
  return `put there by ${EMBEDDED_PEOPLE.find(({ id }) => id === foldedBy)?.name ?? foldedBy}`;
}

/** ", or until it moves": what else wakes a snooze. */
export function wakesWords({ shelfWakes }: Pick<ExceptionRow, 'shelfWakes'>): string {
  if (shelfWakes === null) return '';
  if (shelfWakes.kind === 'moves') return ', or until it moves';
  return `, or until later than ${durationText(shelfWakes.minutes * MINUTE_MS)}`;
}

/** "×3, planned": how often it was raised, and that it falls into a planned window. */
export function subjectNote({ count: raised, planned }: ExceptionRow): string | undefined {
  const notes = [...(raised > 1 ? [`×${raised}`] : []), ...(planned === null ? [] : ['planned'])];
  return notes.length === 0 ? undefined : notes.join(', ');
}

/** What of a cause's money is its own, where it is not all. */
export function atRiskTitle(row: ExceptionRow): string | undefined {
  if (row.togetherMinor === null) return unknownMoneyWords(row);
  if (row.folded === 0 || row.togetherMinor === row.atRiskMinor) return undefined;
  const { atRiskMinor, togetherMinor, currency, folded } = row;
  const money = (minor: number) => {
    const text = wholeMoney({ minor, currency });
    return row.atRiskIsBound ? atMost(text) : text;
  };
  const own = atRiskMinor === null ? 'unknown' : money(atRiskMinor);
  return `Itself ${own}; ${money(togetherMinor)} with ${count(folded)} folded under it`;
}

/** Why nothing is said of the money at risk. */
export function unknownMoneyWords({ type }: Pick<ExceptionRow, 'type'>): string {
  if (type === 'masterDataConflict') return 'What waits for this name says no prices';
  if (type === 'commandUnanswered') return 'It serves no transfer, so nothing says how much';
  return 'Nothing says how much is at risk';
}

/** `≤ $9,800, 2 unknown`: money at risk as the hub summed it. */
export function moneyAtRiskWords({ minor, isBound, unknown, currency }: MoneyAtRisk): string {
  const money = minor === null ? '–' : `${isBound ? '≤ ' : ''}${wholeMoney({ minor, currency })}`;
  return unknown === 0 ? money : `${money}, ${count(unknown)} unknown`;
}

/** `$184,300, 2 unknown`: what some exceptions put at risk together. A child's money stands in its cause's already. */
export function atRiskTogether(rows: readonly ExceptionRow[]): string {
  const roots = rows.filter(({ parent }) => parent === null);
  const minor = roots.reduce((sum, { togetherMinor }) => sum + (togetherMinor ?? 0), 0);
  const unknown = roots.filter(({ togetherMinor }) => togetherMinor === null).length;
  const money = wholeMoney({ minor, currency: 'USD' });
  return unknown === 0 ? money : `${money}, ${count(unknown)} unknown`;
}
