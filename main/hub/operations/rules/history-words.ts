import type { LogEvent } from '#engine/kernel';
import { personName } from '#operations/exceptions';
import { localWords } from '#operations/network';
import type { HistoryEntry } from '#shared/protocol';
import { toMs, wholeMoney, type Currency } from '#shared/vocabulary';

/** A row of the log about an exception, in words; who did it stands beside them. */
export function entryOf(event: LogEvent, zone: string): HistoryEntry {
  const { seq, occurredAt, receivedAt, source, actor, reason } = event;
  const who = actor === null || actor === 'hub' ? null : personName(actor);
  return {
    seq,
    at: occurredAt,
    receivedAt,
    source,
    actor: who,
    what: wordsOf(event, zone),
    reason,
  };
}

/** What the events of an exception say, one or the other of them. */
interface Told {
  state?: string;
  atRiskMinor?: number | null;
  currency?: Currency;
  count?: number;
  owner?: string | null;
  until?: string;
  why?: string;
  to?: string;
  text?: string;
  parent?: string | null;
  from?: string;
  escalatedTo?: string | null;
  by?: string;
  end?: string;
}

function wordsOf(event: LogEvent, zone: string): string {
  const told = event.data as Told;
  const money = moneyWords(told);
  switch (event.type.split('.').at(-2)) {
    case 'opened':
      return told.parent
        ? `Raised under ${told.parent}: ${told.state}, ${money}`
        : `Raised: ${told.state}, ${money}`;
    case 'raisedAgain':
      return `Raised again, ${told.count} times: ${told.state}, ${money}`;
    case 'worsened':
      return `Worse: ${told.state}, ${money}`;
    case 'reassessed':
      return `Looked at again: ${told.state}, ${money}`;
    case 'acknowledged':
      return 'Acknowledged';
    case 'assigned':
      return told.owner ? `Given to ${personName(told.owner)}` : 'Taken from its owner';
    case 'shelved':
      return `Snoozed until ${localWords(zone, toMs(told.until!))}`;
    case 'unshelved':
      return { expired: 'Snooze ended', worse: 'Woke: it got worse' }[told.why ?? ''] ?? 'Woken';
    case 'escalated':
      return `Escalated to ${personName(told.to ?? null)}`;
    case 'commented':
      return told.text ?? '';
    case 'folded':
      return `Folded under ${told.parent}`;
    case 'unfolded':
      return `Stands apart from ${told.from}`;
    case 'breached':
      return told.escalatedTo ? `Past due, escalated to ${told.escalatedTo}` : 'Past due';
    case 'resolved':
      if (told.by === 'person') return 'Resolved';
      return told.end ? `Over: ${told.end}` : 'Over, as the rule sees it';
    case 'cleared':
      return 'Really over, as the rule sees it';
    case 'reopened':
      return told.why === 'person' ? 'Reopened' : 'Nothing followed: in the queue again';
    case undefined:
    default:
      return event.type;
  }
}

function moneyWords({ atRiskMinor: minor, currency = 'USD' }: Told): string {
  if (minor === null || minor === undefined) return 'money at risk not known';
  return `${wholeMoney({ minor, currency })} at risk`;
}
