import type { LogEvent } from '#engine/kernel';
import type { HistoryEntry } from '#shared/protocol';
import { personName } from './person-name.ts';

/** A row of the log as a line of history, with its words; no actor where Signalbox or another system did it. */
export function historyEntry(event: LogEvent, what: string): HistoryEntry {
  const { seq, occurredAt, receivedAt, source, actor, reason } = event;
  const who = actor === null || actor === 'hub' ? null : personName(actor);
  return { seq, at: occurredAt, receivedAt, source, actor: who, what, reason };
}
