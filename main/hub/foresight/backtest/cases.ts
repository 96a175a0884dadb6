import type { LogEvent } from '#engine/kernel';
import { exceptions, type ExceptionState } from '#operations/exceptions';
import type { ExceptionType } from '#shared/protocol';
import { stateRank, type Instant, type State } from '#shared/vocabulary';
import type { Side } from './side.ts';

/** What one side made of a subject: how often it was raised, how bad it became, and whether its time ran out. */
export interface ExceptionCase {
  key: string;
  type: ExceptionType;
  subjectKind: ExceptionState['subjectKind'];
  subjectKey: string;
  subject: string;
  site: string | null;
  raised: number;
  raisedAt: Instant;
  breaches: number;
  worst: State;
  /** The most that was at risk while it stood by itself; under a cause, the cause has the money. */
  atRiskMinor: number;
}

/** The cases of a side, by type and subject, from what it said. */
export class Cases {
  readonly byKey = new Map<string, ExceptionCase>();
  readonly #wasOpen = new Set<string>();

  take(event: LogEvent, side: Side): void {
    const row = event.subject === null ? undefined : side.get(exceptions, event.subject);
    if (!row) return;
    const key = `${row.type}:${row.subjectKey}`;
    const isOpen = row.status !== 'resolved';
    const wasOpen = this.#wasOpen.has(key);
    if (isOpen) this.#wasOpen.add(key);
    else this.#wasOpen.delete(key);
    let known = this.byKey.get(key);
    if (!known) {
      known = {
        key,
        type: row.type,
        subjectKind: row.subjectKind,
        subjectKey: row.subjectKey,
        subject: row.subject,
        site: row.site,
        raised: 0,
        raisedAt: event.occurredAt,
        breaches: 0,
        worst: row.state,
        atRiskMinor: 0,
      };
      this.byKey.set(key, known);
    }
    if (isOpen && !wasOpen) known.raised++;
    if (event.type === BREACHED) known.breaches++;
    if (stateRank(row.state) < stateRank(known.worst)) known.worst = row.state;
    if (row.parent === null) known.atRiskMinor = Math.max(known.atRiskMinor, row.atRiskMinor ?? 0);
  }
}

/** Said by the room of exceptions when a clock has run out. */
const BREACHED = 'signalbox.hub.exception.breached.v1';
