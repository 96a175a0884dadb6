import type { LogEvent } from '#engine/kernel';
import { historyEntry, personName, wakesWords } from '#operations/exceptions';
import { localWords } from '#operations/network';
import { CAUSE_WORDS, type CauseRule, type HistoryEntry, type ShelfWakes } from '#shared/protocol';
import { toMs, wholeMoney, type Currency } from '#shared/vocabulary';

/** A row of the log about an exception, in words; who did it stands beside them. */
export function entryOf(event: LogEvent, zone: string): HistoryEntry {
  return historyEntry(event, wordsOf(event, zone));
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
  step?: number;
  kind?: string;
  wakes?: ShelfWakes | null;
  by?: string | null;
  placedUnder?: string;
  byPerson?: boolean;
  follows?: string | null;
  into?: string;
  end?: string;
}

function wordsOf(event: LogEvent, zone: string): string {
  const told = event.data as Told;
  const money = moneyWords(told);
  switch (event.type.split('.').at(-2)) {
    case 'opened':
      if (told.parent) return `Raised under ${told.parent}: ${told.state}, ${money}`;
      return told.follows
        ? `Raised after ${told.follows} was over: ${told.state}, ${money}`
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
      return told.wakes
        ? `Snoozed until ${localWords(zone, toMs(told.until!))}, or ${wakesWords(told.wakes)}`
        : `Snoozed until ${localWords(zone, toMs(told.until!))}`;
    case 'unshelved':
      return (
        {
          expired: 'Snooze ended',
          worse: 'Woke: it got worse',
          condition: 'Woke: what it waited for came',
        }[told.why ?? ''] ?? 'Woken'
      );
    case 'escalated':
      return `Escalated to ${personName(told.to ?? null)}`;
    case 'commented':
      return told.text ?? '';
    case 'folded':
      return foldedWords(told);
    case 'unfolded':
      return told.byPerson ? `Taken out of ${told.from}` : `Stands apart from ${told.from}`;
    case 'merged':
      return `Merged into ${told.into}`;
    case 'breached':
      return 'Past due';
    case 'steppedUp':
      return `Ladder, step ${told.step}: called ${personName(told.to ?? null)}`;
    case 'actedOn':
      return `Acted on: ${told.by}`;
    case 'actionOver':
      return `${told.by} has ended, and it still stands`;
    case 'clockPaused':
      return told.until
        ? `Clock paused until ${localWords(zone, toMs(told.until))}: ${told.why}`
        : `Clock paused: ${told.why}`;
    case 'clockResumed':
      return 'Clock goes on';
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

function foldedWords({ parent, placedUnder, by }: Told): string {
  if (placedUnder !== undefined) return `Put under ${placedUnder}`;
  const why = by !== null && by !== undefined && by in CAUSE_WORDS ? (by as CauseRule) : null;
  return why === null
    ? `Under ${parent} again`
    : `Folded under ${parent}, ${why}: ${CAUSE_WORDS[why]}`;
}

function moneyWords({ atRiskMinor: minor, currency = 'USD' }: Told): string {
  if (minor === null || minor === undefined) return 'money at risk not known';
  return `${wholeMoney({ minor, currency })} at risk`;
}
