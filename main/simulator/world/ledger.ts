import { accept, refuse, type Result, instantOfLocal, localDay } from '#shared/vocabulary';
import { civilDate, dayNumber } from './local-time.ts';
import type { WorldState } from './state.ts';

/** Both entities close their days and months by the clocks of New York. */
export const LEDGER_ZONE = 'America/New_York';

export interface PostingLine {
  account: string;
  name: string;
  debitMinor: number;
  creditMinor: number;
}

/** The month that an instant belongs to, `2026-P06`. */
export function periodOf(ms: number): string {
  const { year, month } = civilDate(localDay(LEDGER_ZONE, ms));
  return `${year}-P${String(month).padStart(2, '0')}`;
}

/** The first instant of the month `offset` months after the one of `ms`. */
export function monthStartMs(ms: number, offset: number): number {
  const { year, month } = civilDate(localDay(LEDGER_ZONE, ms));
  return instantOfLocal(LEDGER_ZONE, dayNumber(year, month + offset, 1), 0);
}

/**
 * Books balanced lines into an open period of the entity, and gives the period; else nothing is booked.
 * @param document the transfer between entities that they are of: what is due of it becomes an open item.
 */
export function book(
  state: WorldState,
  entity: number,
  postedMs: number,
  lines: readonly PostingLine[],
  document: string | null = null,
): Result<{ period: string }> {
  const period = periodOf(postedMs);
  const periodState = state.periods.get(entity)?.get(period);
  if (periodState !== 'open')
    return refuse('period.closed', { period, state: periodState ?? 'never opened' }, 'postedAt');
  const debits = lines.reduce((sum, line) => sum + line.debitMinor, 0);
  const credits = lines.reduce((sum, line) => sum + line.creditMinor, 0);
  if (debits !== credits)
    return refuse('posting.unbalanced', { debitMinor: debits, creditMinor: credits }, 'lines');
  let accounts = state.ledger.get(entity);
  if (!accounts) state.ledger.set(entity, (accounts = new Map()));
  for (const line of lines) {
    const sofar = accounts.get(line.account) ?? { debitMinor: 0, creditMinor: 0 };
    accounts.set(line.account, {
      debitMinor: sofar.debitMinor + line.debitMinor,
      creditMinor: sofar.creditMinor + line.creditMinor,
    });
  }
  if (document !== null) changeOpenItem(state, entity, document, dueOf(lines));
  return accept({ period });
}

/** What of a document is due to an entity; zero once it is cleared, below zero what it owes. */
export function openItem(state: WorldState, entity: number, document: string): number {
  return state.openItems.get(entity)?.get(document) ?? 0;
}

export function changeOpenItem(
  state: WorldState,
  entity: number,
  document: string,
  byMinor: number,
): void {
  if (byMinor === 0) return;
  let items = state.openItems.get(entity);
  if (!items) state.openItems.set(entity, (items = new Map()));
  const dueMinor = (items.get(document) ?? 0) + byMinor;
  if (dueMinor === 0) items.delete(document);
  else items.set(document, dueMinor);
}

/** Debits less credits of what is due from and to others. */
function dueOf(lines: readonly PostingLine[]): number {
  return lines
    .filter(({ account }) => account === '1310' || account === '2310')
    .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
}
