import type { LogEvent } from '#engine/kernel';
import { personName } from '#operations/exceptions';
import type { HistoryEntry } from '#shared/protocol';

/** A row of the log about an exception, in words: who did what. */
export function entryOf(event: LogEvent): HistoryEntry {
  return {
    seq: event.seq,
    at: event.occurredAt,
    receivedAt: event.receivedAt,
    source: event.source,
    actor: event.actor,
    what: wordsOf(event),
    reason: event.reason,
  };
}

interface Told {
  state?: string;
  atRiskMinor?: number;
  count?: number;
  owner?: string | null;
  until?: string;
  why?: string;
  to?: string;
  text?: string;
  parent?: string;
  from?: string;
  escalatedTo?: string | null;
  by?: string;
}

function wordsOf(event: LogEvent): string {
  const told = event.data as Told;
  const by = personName(event.actor);
  const money = `$${Math.round((told.atRiskMinor ?? 0) / 100).toLocaleString('en-US')} at risk`;
  switch (event.type.split('.').at(-2)) {
    case 'opened':
      return `Raised: ${told.state}, ${money}`;
    case 'raisedAgain':
      return `Raised again, ${told.count} times: ${money}`;
    case 'worsened':
      return `Worse: ${told.state}, ${money}`;
    case 'reassessed':
      return `Looked at again: ${told.state}, ${money}`;
    case 'acknowledged':
      return `Acknowledged by ${by}`;
    case 'assigned':
      return told.owner ? `Given to ${personName(told.owner)} by ${by}` : `Taken back by ${by}`;
    case 'shelved':
      return `Snoozed by ${by}`;
    case 'unshelved':
      return (
        { expired: 'Snooze ended', worse: 'Woken: it got worse' }[told.why ?? ''] ??
        `Woken by ${by}`
      );
    case 'escalated':
      return `Escalated to ${personName(told.to ?? null)} by ${by}`;
    case 'commented':
      return `${by}: ${told.text}`;
    case 'folded':
      return `Folded under ${told.parent}`;
    case 'unfolded':
      return `Stands apart from ${told.from}`;
    case 'breached':
      return told.escalatedTo ? `Past due, escalated to ${told.escalatedTo}` : 'Past due';
    case 'resolved':
      return told.by === 'person' ? `Resolved by ${by}` : 'Over, as the rule sees it';
    case 'cleared':
      return 'Really over, as the rule sees it';
    case 'reopened':
      return told.why === 'person' ? `Reopened by ${by}` : 'Nothing followed: in the queue again';
    default:
      return event.type;
  }
}
